package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.health.Health;
import io.perennial.health.Pulse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a customer is felt to be: said, taken back, and brought back. */
@Controller
class PulseActions {

    private final AccountHeads heads;
    private final Health health;
    private final Access access;

    PulseActions(AccountHeads heads, Health health, Access access) {
        this.heads = heads;
        this.health = health;
        this.access = access;
    }

    @PostMapping("/accounts/{id}/pulse")
    String pulse(
            @PathVariable long id,
            @RequestParam Pulse.Colour colour,
            @RequestParam String reason,
            HttpServletRequest request) {
        AccountHead head = heads.change(id);
        Member by = MemberSessions.current().orElseThrow();
        if (!reason.isBlank()) {
            health.givePulse(head.id(), colour, reason, by.name());
            access.audit(Actor.Person.of(by), "pulse.given", "account " + id, Map.of("colour", colour));
            Notices.leave(request, "pulse.given", head.path() + "/pulse/clear");
        }
        return "redirect:" + head.path();
    }

    /** What was felt holds no longer; what was felt before does not come back by it. */
    @PostMapping("/accounts/{id}/pulse/clear")
    String clearPulse(@PathVariable long id, HttpServletRequest request) {
        AccountHead head = heads.change(id);
        Member by = MemberSessions.current().orElseThrow();
        health.clearPulse(head.id()).ifPresent(cleared -> {
            access.audit(Actor.Person.of(by), "pulse.cleared", "account " + id, Map.of("colour", cleared.colour()));
            Notices.leave(request, "pulse.cleared", head.path() + "/pulse/" + cleared.id() + "/restore");
        });
        return "redirect:" + head.path();
    }

    @PostMapping("/accounts/{id}/pulse/{pulse}/restore")
    String restorePulse(@PathVariable long id, @PathVariable long pulse, HttpServletRequest request) {
        AccountHead head = heads.change(id);
        Member by = MemberSessions.current().orElseThrow();
        if (health.restorePulse(head.id(), pulse)) {
            access.audit(Actor.Person.of(by), "pulse.restored", "account " + id, Map.of("pulse", pulse));
            Notices.leave(request, "undone");
        }
        return "redirect:" + head.path();
    }
}
