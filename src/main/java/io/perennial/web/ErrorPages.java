package io.perennial.web;

import io.perennial.access.Access;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a person or a program sees when something cannot be answered. */
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    @Nullable
    String error(Model model, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        if (path.startsWith("/api/") || path.startsWith("/v1/")) {
            ApiProblems.write(response, status, title(status), "See the status.");
            return null;
        }
        response.setStatus(status);
        model.addAttribute("status", status);
        model.addAttribute("kind", kind(status));
        return "error-page";
    }

    static String kind(int status) {
        return switch (status) {
            case 403 -> "forbidden";
            case 404 -> "missing";
            case 413 -> "too-large";
            default -> status >= 500 ? "broken" : "unclear";
        };
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
