package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.events.Intake;
import io.perennial.events.Receipt;
import io.perennial.events.Reject;
import io.perennial.events.Waiting;
import io.perennial.shared.SourceKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What could not be taken, with the reason, and what waits for its customer to become known. */
@Controller
public class RejectsPage {

    private static final int SIZE = 50;
    private static final int LONGEST = 2_000;

    private final Access access;
    private final Intake intake;

    RejectsPage(Access access, Intake intake) {
        this.access = access;
        this.intake = intake;
    }

    /** One page of rejects. */
    public record View(List<Reject> rejects, List<Waiting> waiting, String source, boolean more) {

        /** As it came, cut where it is long. */
        public String raw(Reject reject) {
            String text = new String(reject.raw(), StandardCharsets.UTF_8);
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        }
    }

    @GetMapping("/data/rejects")
    String page(
            @RequestParam(defaultValue = "") String source,
            @RequestParam(required = false) Optional<Long> before,
            Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_DATA);
        Optional<SourceKey> key = source.isEmpty() ? Optional.empty() : Optional.of(new SourceKey(source));
        List<Reject> rejects = intake.rejects(key, before.orElse(Long.MAX_VALUE), SIZE + 1);
        boolean more = rejects.size() > SIZE;
        List<Reject> shown = more ? rejects.subList(0, SIZE) : rejects;
        model.addAttribute("view", new View(shown, intake.waiting(), source, more));
        return "rejects";
    }

    @PostMapping("/data/rejects/{id}/retry")
    String retry(@PathVariable long id, HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.IMPORT_DATA);
        Optional<Receipt> receipt = intake.retry(id);
        access.audit(Actor.Person.of(by), "reject.retried", "reject " + id, Map.of("taken", taken(receipt)));
        Notices.leave(request, taken(receipt) ? "data.reject.taken" : "data.reject.again");
        return "redirect:/data/rejects";
    }

    private static boolean taken(Optional<Receipt> receipt) {
        return receipt.filter(answer -> answer.rejected() == 0).isPresent();
    }
}
