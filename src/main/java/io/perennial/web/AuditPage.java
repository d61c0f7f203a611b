package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what, newest first. */
@Controller
public class AuditPage {

    private static final int SIZE = 100;

    private final Access access;

    AuditPage(Access access) {
        this.access = access;
    }

    /** One page of the log. */
    public record View(List<AuditEntry> entries, List<String> actions, String action, String text, boolean more) {

        /** Details in one line, e.g. "key: pk_abc, scopes: [READ]". */
        public String details(AuditEntry entry) {
            return entry.details().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(detail -> !String.valueOf(detail.getValue()).isEmpty())
                    .map(detail -> detail.getKey() + ": " + detail.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    @GetMapping("/audit")
    String page(
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) Optional<Long> before,
            Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.READ_AUDIT);
        List<AuditEntry> entries =
                access.auditLog(before.orElse(Long.MAX_VALUE), filled(action), filled(text), SIZE + 1);
        boolean more = entries.size() > SIZE;
        List<AuditEntry> shown = more ? entries.subList(0, SIZE) : entries;
        model.addAttribute("view", new View(shown, access.auditActions(), action, text, more));
        return "audit";
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text.strip()).filter(value -> !value.isEmpty());
    }
}
