package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.ApiKey;
import io.perennial.access.KeyScope;
import io.perennial.access.Member;
import io.perennial.accounts.Accounts;
import io.perennial.events.FactKind;
import io.perennial.events.Freshness;
import io.perennial.events.Intake;
import io.perennial.events.Silence;
import io.perennial.shared.SourceKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where data comes from: sources with their keys, and how fresh each kind of fact is. */
@Controller
public class DataPage {

    private final Access access;
    private final Intake intake;
    private final Accounts accounts;

    DataPage(Access access, Intake intake, Accounts accounts) {
        this.access = access;
        this.intake = intake;
        this.accounts = accounts;
    }

    /** One source, with its keys in force and what it has sent so far. */
    public record Source(
            String name,
            List<ApiKey> keys,
            List<Freshness> kinds,
            List<Silence> silences,
            Optional<Instant> contractsUntil) {

        /** The first day on which a kind did not come any more that came often. */
        public Optional<LocalDate> silentSince(FactKind kind) {
            return silences.stream()
                    .filter(silence -> silence.kind() == kind)
                    .map(Silence::since)
                    .findFirst();
        }

        /** Whether the source tells of contracts, so that their clock is its business. */
        public boolean tellsContracts() {
            return contractsUntil.isPresent() || kinds.stream().anyMatch(kind -> kind.kind() == FactKind.CONTRACT_LINE);
        }

        public Optional<Instant> lastReceived() {
            return kinds.stream().map(Freshness::receivedAt).max(Comparator.naturalOrder());
        }
    }

    /** The page; {@code created} is a new key, shown this once. */
    public record View(List<Source> sources, Optional<Access.Created> created, String address) {}

    @GetMapping("/data")
    String page(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_DATA);
        return page(model, Optional.empty(), Optional.empty());
    }

    private String page(Model model, Optional<Access.Created> created, Optional<String> problem) {
        String address = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        model.addAttribute("view", new View(sources(), created, address));
        model.addAttribute("problem", problem);
        return "data";
    }

    private List<Source> sources() {
        Map<SourceKey, Instant> clocks = accounts.clocks();
        Map<String, Source> byName = new TreeMap<>();
        List<Freshness> freshness = intake.freshness();
        freshness.forEach(kind -> source(byName, kind.source(), clocks).kinds().add(kind));
        access.keys().stream()
                .filter(key -> key.revokedAt().isEmpty())
                .forEach(key -> source(byName, key.source(), clocks).keys().add(key));
        intake.silences(freshness)
                .forEach(silence ->
                        source(byName, silence.source(), clocks).silences().add(silence));
        return List.copyOf(byName.values());
    }

    private static Source source(Map<String, Source> byName, SourceKey key, Map<SourceKey, Instant> clocks) {
        return byName.computeIfAbsent(
                key.value(),
                name -> new Source(
                        name,
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        Optional.ofNullable(clocks.get(key))));
    }

    @PostMapping("/data/keys")
    String createKey(
            @RequestParam String source,
            @RequestParam(name = "scope", defaultValue = "") Set<KeyScope> scopes,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletResponse response) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.MANAGE_SOURCES);
        Optional<SourceKey> key = sourceKey(source);
        if (key.isEmpty() || scopes.isEmpty()) {
            response.setStatus(422);
            return page(
                    model,
                    Optional.empty(),
                    Optional.of(frame.text(key.isEmpty() ? "data.key.name" : "data.key.scope")));
        }
        return page(model, Optional.of(access.createKey(key.get(), EnumSet.copyOf(scopes), by)), Optional.empty());
    }

    private static Optional<SourceKey> sourceKey(String text) {
        try {
            return Optional.of(new SourceKey(text.strip()));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /** Up to which day the contracts of a source are complete; an empty day means up to now. */
    @PostMapping("/data/sources/{source}/contracts-until")
    String contractsUntil(
            @PathVariable String source, @RequestParam(defaultValue = "") String day, HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.MANAGE_SOURCES);
        Optional<Instant> until = Optional.of(day)
                .filter(text -> !text.isBlank())
                .map(LocalDate::parse)
                .map(date -> date.atStartOfDay(accounts.installation().zone()).toInstant());
        accounts.by(Actor.Person.of(by)).contractsCompleteUntil(new SourceKey(source), until);
        Notices.leave(request, "data.clock.saved");
        return "redirect:/data";
    }

    @PostMapping("/data/keys/{id}/revoke")
    String revoke(@PathVariable long id, HttpServletRequest request) {
        if (access.revokeKey(id, MemberSessions.current().orElseThrow())) {
            Notices.leave(request, "data.key.revoked");
        }
        return "redirect:/data";
    }
}
