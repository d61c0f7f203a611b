package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.events.Intake;
import io.perennial.events.Logged;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The newest events and facts, as they arrive. */
@Controller
public class ArrivingPage {

    private static final int SIZE = 50;
    private static final int LONGEST = 400;

    private final Access access;
    private final Intake intake;
    private final Live live;

    ArrivingPage(Access access, Intake intake, Live live) {
        this.access = access;
        this.intake = intake;
        this.live = live;
    }

    /** What stands on the page; paused pages do not move. */
    public record View(List<Logged> events, String source, boolean paused) {

        /** The properties, cut where they are long. */
        public String properties(Logged event) {
            String text = new String(event.properties(), StandardCharsets.UTF_8);
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        }
    }

    @GetMapping("/data/events")
    String page(
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "false") boolean paused,
            Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_DATA);
        List<Logged> events = intake.recent(500).stream()
                .filter(event -> source.isEmpty() || event.source().value().equals(source))
                .limit(SIZE)
                .toList();
        model.addAttribute("view", new View(events, source, paused));
        return "arriving";
    }

    /** Told inside the transaction that counts the events; pages are told once it can be read. */
    @EventListener
    void rolled(Intake.Rolled rolled) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                live.say(Live.INTAKE);
            }
        });
    }
}
