package io.perennial.web;

import io.perennial.access.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what intake may take of the machine: so many requests at once, so many a second by key, few wrong keys by
 * address. What is too much is asked to come again (429 with Retry-After), which every client library does.
 */
class IntakeLimits extends OncePerRequestFilter {

    private static final long LONGEST_BODY = 10L * 1024 * 1024;
    private static final int WRONG_KEYS = 50;

    private final Semaphore places;
    private final RateLimit byKey;
    private final RateLimit wrongByAddress;

    IntakeLimits(int concurrency, int requestsPerSecond, LongSupplier nanoTime) {
        this.places = new Semaphore(concurrency);
        Duration each = Duration.ofNanos(1_000_000_000L / requestsPerSecond);
        this.byKey = new RateLimit(requestsPerSecond, each, 10_000, nanoTime);
        this.wrongByAddress = new RateLimit(WRONG_KEYS, Duration.ofSeconds(2), 10_000, nanoTime);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LONGEST_BODY) {
            refuse(response, 413, "The body is larger than 10 MiB.");
            return;
        }
        String key = ApiKeyFilter.presented(request).orElse(request.getRemoteAddr());
        Optional<Duration> wait = wrongByAddress.peek(request.getRemoteAddr()).or(() -> byKey.take(key));
        if (wait.isPresent()) {
            comeAgain(response, wait.get());
            return;
        }
        if (!places.tryAcquire()) {
            comeAgain(response, Duration.ofSeconds(1));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            wrongByAddress.take(request.getRemoteAddr());
        }
    }

    private static void comeAgain(HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
        refuse(response, 429, "Too many requests; come again later.");
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write("{\"success\":false,\"message\":\"" + message + "\"}");
    }
}
