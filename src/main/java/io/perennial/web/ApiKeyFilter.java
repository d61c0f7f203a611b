package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.ApiKey;
import io.perennial.access.KeyScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads an API key from "Authorization: Bearer" or Basic (key as the user name). */
class ApiKeyFilter extends OncePerRequestFilter {

    private final Access access;

    ApiKeyFilter(Access access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ApiKey> key = presented(request).flatMap(secret -> access.authenticate(secret, KeyScope.READ));
        if (key.isPresent()) {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(key.get(), null, List.of()));
        }
        chain.doFilter(request, response);
    }

    static Optional<String> presented(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(header.substring(7).strip());
        }
        return header.regionMatches(true, 0, "Basic ", 0, 6)
                ? userName(header.substring(6).strip())
                : Optional.empty();
    }

    private static Optional<String> userName(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return Optional.of(colon < 0 ? pair : pair.substring(0, colon));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
