package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.accounts.Account;
import io.perennial.events.Intake;
import io.perennial.events.Logged;
import io.perennial.portfolio.Portfolio;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The newest events and facts, as they arrive. */
@Controller
public class ArrivingPage {

    private static final int SIZE = 50;
    private static final int LOOKED_AT = 500;
    private static final int LONGEST = 4_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Access access;
    private final Intake intake;
    private final Portfolio portfolio;
    private final Live live;

    ArrivingPage(Access access, Intake intake, Portfolio portfolio, Live live) {
        this.access = access;
        this.intake = intake;
        this.portfolio = portfolio;
        this.live = live;
    }

    /**
     * What stands on the page; paused pages do not move.
     *
     * @param sources all that ever sent something
     * @param names of the accounts of the events
     */
    public record View(
            List<Logged> events, Asked asked, List<String> sources, Map<Account.Id, String> names, boolean paused) {

        /** The properties as readable JSON, cut where they are long. */
        public String properties(Logged event) {
            String text = JSON.readTree(event.properties()).toPrettyString();
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        }

        public String name(Account.Id account) {
            return names.getOrDefault(account, Long.toString(account.value()));
        }
    }

    /** Which events; empty texts are all. */
    public record Asked(String source, String kind, String text) {

        boolean fits(Logged event) {
            return (source.isEmpty() || event.source().value().equals(source))
                    && (kind.isEmpty() || event.kind().name().equals(kind))
                    && (text.isBlank()
                            || event.name()
                                    .toLowerCase(Locale.ROOT)
                                    .contains(text.strip().toLowerCase(Locale.ROOT)));
        }

        /** The address of the page that shows the same, paused or moving. */
        public String address(boolean paused) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/data/events");
            Map.of("source", source, "kind", kind, "text", text).forEach((name, value) -> {
                if (!value.isBlank()) {
                    address.queryParam(name, "{" + name + "}");
                }
            });
            if (paused) {
                address.queryParam("paused", true);
            }
            return address.encode()
                    .build(Map.of("source", source, "kind", kind, "text", text))
                    .toString();
        }
    }

    @GetMapping("/data/events")
    String page(
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean paused,
            Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_DATA);
        Asked asked = new Asked(source, kind, text);
        List<Logged> events = intake.recent(LOOKED_AT).stream()
                .filter(asked::fits)
                .limit(SIZE)
                .toList();
        Set<Account.Id> named =
                events.stream().flatMap(event -> event.account().stream()).collect(Collectors.toSet());
        List<String> sources = intake.freshness().stream()
                .map(each -> each.source().value())
                .distinct()
                .sorted()
                .toList();
        model.addAttribute("view", new View(events, asked, sources, portfolio.names(named), paused));
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
