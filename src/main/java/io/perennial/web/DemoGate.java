package io.perennial.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a demo on its machine: it signs anybody in, so only loopback callers that mean this machine by name get
 * through; what came through a proxy, or through a name that somebody else's page points here, does not.
 */
class DemoGate extends OncePerRequestFilter {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean proxied = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        if (proxied || !loopback(request.getRemoteAddr()) || !THIS_MACHINE.contains(request.getServerName())) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/plain;charset=utf-8");
            response.getWriter().write("This is a demo. It can be opened on the machine it runs on only.\n");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
