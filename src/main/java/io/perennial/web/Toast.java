package io.perennial.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What the open page says after something was done, with a way to undo it, and what then changes on it. */
final class Toast {

    private static final JsonMapper JSON = new JsonMapper();

    private Toast() {}

    /**
     * Says it on the page that asked, without loading another.
     *
     * @param undo address to post to
     * @param changed name of the event that parts of the page listen to
     */
    static void say(HttpServletResponse response, String text, Optional<String> undo, String changed) {
        Map<String, Object> toast = new LinkedHashMap<>();
        toast.put("text", text);
        undo.ifPresent(address -> toast.put("undo", address));
        Map<String, Object> events = new LinkedHashMap<>();
        events.put("toast", toast);
        events.put("close-dialog", "");
        events.put(changed, "");
        response.setHeader("HX-Trigger", escaped(JSON.writeValueAsString(events)));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** Headers are ASCII. */
    private static String escaped(String json) {
        StringBuilder out = new StringBuilder();
        json.chars().forEach(c -> {
            if (c < 128) {
                out.append((char) c);
            } else {
                out.append("\\u").append(String.format("%04x", c));
            }
        });
        return out.toString();
    }
}
