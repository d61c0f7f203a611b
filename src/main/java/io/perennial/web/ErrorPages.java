package io.perennial.web;

import io.perennial.access.Access;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What a person or a program sees when something cannot be answered: what happened, what to do, a way back, and a
 * number under which the log tells more. The reason itself never leaves the log.
 */
@Controller
class ErrorPages implements ErrorController {

    /** Tells scripts of the page the number, so that they can show it. */
    static final String NUMBER_HEADER = "Perennial-Error";

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    /** What went wrong, as a person sees it. */
    enum Kind {
        FORBIDDEN,
        EXPIRED,
        MISSING,
        TOO_LARGE,
        UNCLEAR,
        BROKEN;

        static Kind of(int status, boolean staleForm) {
            return switch (status) {
                case 401 -> EXPIRED;
                case 403 -> staleForm ? EXPIRED : FORBIDDEN;
                case 404 -> MISSING;
                case 413 -> TOO_LARGE;
                default -> status >= 500 ? BROKEN : UNCLEAR;
            };
        }

        /** E.g. "error.too-large". */
        String words() {
            return "error." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @RequestMapping("/error")
    @Nullable
    String error(Model model, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path = path(request).orElse("");
        String number = log(request, status, path);
        response.setHeader(NUMBER_HEADER, number);
        if (path.startsWith("/api/") || path.startsWith("/v1/")) {
            ApiProblems.write(response, status, title(status), "The log tells more under " + number + ".");
            return null;
        }
        response.setStatus(status);
        model.addAttribute("status", status);
        model.addAttribute("words", Kind.of(status, staleForm(request)).words());
        model.addAttribute("number", number);
        model.addAttribute("segments", status == 404 && path.startsWith("/segments/"));
        return status >= 500 ? "error-bare" : "error-page";
    }

    /** The address that could not be answered; empty outside of an error. */
    static Optional<String> path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? Optional.of(uri)
                : Optional.empty();
    }

    private static String log(HttpServletRequest request, int status, String path) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        if (status >= 500) {
            Throwable why =
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown ? thrown : null;
            LOG.error("error {}: {} {} was answered with {}", number, request.getMethod(), path, status, why);
        } else {
            LOG.info("error {}: {} {} was answered with {}", number, request.getMethod(), path, status);
        }
        return number;
    }

    /** A form whose token is no longer that of the browser: it was open for too long, or another page sent it. */
    private static boolean staleForm(HttpServletRequest request) {
        return request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException;
    }

    /** Refuses at the door and keeps why for the page. */
    static void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, why);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 413 -> "Content too large";
            default -> status >= 500 ? "Internal error" : "Bad request";
        };
    }

    /** Exceptions that mean an answer. */
    @ControllerAdvice
    static class Refusals {

        @ExceptionHandler(Access.Denied.class)
        void denied(HttpServletResponse response) throws IOException {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
