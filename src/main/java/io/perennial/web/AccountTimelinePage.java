package io.perennial.web;

import io.perennial.web.AccountTimeline.Entry;
import io.perennial.web.AccountTimeline.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that happened with a customer, newest first, page by page, narrowed to a kind if wished. */
@Controller
public class AccountTimelinePage {

    private static final int SIZE = 100;

    private final AccountHeads heads;
    private final AccountTimeline timeline;

    AccountTimelinePage(AccountHeads heads, AccountTimeline timeline) {
        this.heads = heads;
        this.timeline = timeline;
    }

    /** The page. */
    public record View(AccountHead head, List<Entry> entries, Optional<Kind> kind, boolean more) {}

    @GetMapping("/accounts/{id}/timeline")
    String page(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable Instant before,
            @ModelAttribute("page") Frame frame,
            Model model) {
        AccountHead head = heads.see(id);
        List<Entry> found = timeline.of(head, Optional.ofNullable(kind), frame.words()).stream()
                .filter(entry -> before == null || entry.at().isBefore(before))
                .limit(SIZE + 1)
                .toList();
        boolean more = found.size() > SIZE;
        model.addAttribute(
                "view", new View(head, more ? found.subList(0, SIZE) : found, Optional.ofNullable(kind), more));
        return "account-timeline";
    }
}
