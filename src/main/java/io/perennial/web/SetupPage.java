package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.accounts.Account;
import io.perennial.events.Freshness;
import io.perennial.events.Intake;
import io.perennial.events.Logged;
import io.perennial.portfolio.Portfolio;
import io.perennial.shared.SourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How a source begins to send: what to write in which client, and a look-out for its first event. */
@Controller
public class SetupPage {

    private static final int LOOKED_AT = 500;
    private static final int KEYS_SHOWN = 3;

    /** What stands in the snippets where the secret of a key belongs, which is shown only when the key is made. */
    static final String KEY = "WRITE_KEY";

    private final Access access;
    private final Intake intake;
    private final Portfolio portfolio;

    SetupPage(Access access, Intake intake, Portfolio portfolio) {
        this.access = access;
        this.intake = intake;
        this.portfolio = portfolio;
    }

    /**
     * What the page shows.
     *
     * @param key what stands in the snippets for the key
     * @param keys beginnings of the keys that may send
     * @param newest the newest that came from the source
     * @param account the name of its account
     */
    public record View(
            String source,
            String address,
            String key,
            List<String> keys,
            Optional<Logged> newest,
            Optional<String> account,
            long accepted,
            long held,
            long rejected) {

        public boolean nothingYet() {
            return accepted + held + rejected == 0;
        }
    }

    @GetMapping("/data/setup/{source}")
    String page(@PathVariable String source, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_DATA);
        model.addAttribute("view", view(named(source), KEY));
        return "setup";
    }

    private View view(SourceKey source, String key) {
        List<Freshness> kinds = intake.freshness().stream()
                .filter(each -> each.source().equals(source))
                .toList();
        Optional<Logged> newest = intake.recent(LOOKED_AT).stream()
                .filter(event -> event.source().equals(source))
                .findFirst();
        Optional<Account.Id> account = newest.flatMap(Logged::account);
        return new View(
                source.value(),
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(),
                key,
                access.keys().stream()
                        .filter(each ->
                                each.source().equals(source) && each.revokedAt().isEmpty())
                        .map(each -> each.hint() + "…")
                        .limit(KEYS_SHOWN)
                        .toList(),
                newest,
                account.map(id -> portfolio.names(Set.of(id)).get(id)),
                kinds.stream().mapToLong(Freshness::accepted).sum(),
                kinds.stream().mapToLong(Freshness::held).sum(),
                kinds.stream().mapToLong(Freshness::rejected).sum());
    }

    private static SourceKey named(String source) {
        try {
            return new SourceKey(source);
        } catch (IllegalArgumentException notAName) {
            throw new NotThere();
        }
    }
}
