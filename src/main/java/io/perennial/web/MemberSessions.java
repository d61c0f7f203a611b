package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Member;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * A session holds two numbers: who it is and which password they came in with. The member is read again for each
 * request, so that a change of role or password and a deactivation hold at once.
 */
@Component
class MemberSessions implements SecurityContextRepository {

    private static final String MEMBER = "member";
    private static final String CREDENTIALS = "credentials";

    private final Access access;

    MemberSessions(Access access) {
        this.access = access;
    }

    /** Starts a session, with a new id so that nobody else can have known it. */
    void begin(HttpServletRequest request, Member member) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(MEMBER, member.id().value());
        session.setAttribute(CREDENTIALS, member.credentials());
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    Optional<Member> member(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(MEMBER) instanceof Long id)
                || !(session.getAttribute(CREDENTIALS) instanceof Integer credentials)) {
            return Optional.empty();
        }
        return access.member(new Member.Id(id))
                .filter(Member::active)
                .filter(member -> member.credentials() == credentials);
    }

    /** Who is signed in on this request, as found when it came in. */
    static Optional<Member> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Member member
                ? Optional.of(member)
                : Optional.empty();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new DeferredSecurityContext() {
            private @Nullable SecurityContext context;

            @Override
            public SecurityContext get() {
                SecurityContext loaded = context;
                if (loaded == null) {
                    loaded = new SecurityContextImpl();
                    Optional<Member> member = member(request);
                    if (member.isPresent()) {
                        loaded.setAuthentication(
                                UsernamePasswordAuthenticationToken.authenticated(member.get(), null, List.of()));
                    }
                    context = loaded;
                }
                return loaded;
            }

            @Override
            public boolean isGenerated() {
                return get().getAuthentication() == null;
            }
        };
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // sessions begin and end in begin() and end() alone
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return member(request).isPresent();
    }
}
