package io.perennial.web;

import static io.perennial.signals.SignalValue.Reason.NOT_APPLICABLE;

import io.perennial.health.Health;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalValue;
import io.perennial.signals.SignalWords;
import io.perennial.signals.Signals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Everything measured of one customer, by group, with the sentence that explains it; the unknown with its reason. */
@Controller
public class AccountSignalsPage {

    private final AccountHeads heads;
    private final Signals signals;
    private final Health health;

    AccountSignalsPage(AccountHeads heads, Signals signals, Health health) {
        this.heads = heads;
        this.health = health;
        this.signals = signals;
    }

    /** One signal as it stands; {@code behind} is where the facts stand that it was made of. */
    public record Row(
            String key, String name, boolean known, boolean applies, String value, String why, String behind) {}

    /** A group of them. */
    public record Group(String name, List<Row> rows) {
        public long known() {
            return rows.stream().filter(Row::known).count();
        }
    }

    /** The page; no groups before the first score. */
    public record View(AccountHead head, Optional<Signals.Current> current, List<Group> groups) {}

    @GetMapping("/accounts/{id}/signals")
    String page(@PathVariable long id, @ModelAttribute("page") Frame frame, Model model) {
        AccountHead head = heads.see(id);
        Optional<Signals.Current> current = signals.current(head.id())
                .filter(found -> !found.values().isEmpty())
                .or(() -> lastScored(head));
        SignalWords words = SignalWords.in(frame.words().locale());
        List<Group> groups = current.map(found -> groups(found.values(), words)).orElse(List.of());
        model.addAttribute("view", new View(head, current, groups));
        return "account-signals";
    }

    /** Of a customer who left before live values were kept: as of the last score. */
    private Optional<Signals.Current> lastScored(AccountHead head) {
        return health.of(head.id())
                .map(report ->
                        new Signals.Current(report.asOf(), report.day(), signals.valuesAsOf(head.id(), report.asOf())))
                .filter(found -> !found.values().isEmpty());
    }

    static List<Group> groups(Map<String, SignalValue> values, SignalWords words) {
        List<Signal> all = SignalCatalogue.all();
        return all.stream()
                .map(Signal::group)
                .distinct()
                .map(group -> new Group(
                        words.group(group),
                        all.stream()
                                .filter(signal -> signal.group() == group && values.containsKey(signal.key()))
                                .map(signal -> row(signal, Objects.requireNonNull(values.get(signal.key())), words))
                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private static Row row(Signal signal, SignalValue value, SignalWords words) {
        String why = words.why(signal, value);
        String name = words.name(signal);
        return switch (value) {
            case SignalValue.Known(double number, var facts) ->
                new Row(signal.key(), name, true, true, words.value(signal, number), why, behind(signal));
            case SignalValue.Unknown(SignalValue.Reason reason) ->
                new Row(signal.key(), name, false, reason != NOT_APPLICABLE, "", why, behind(signal));
        };
    }

    private static String behind(Signal signal) {
        return switch (signal.group()) {
            case USAGE -> "/use";
            case ENGAGEMENT -> "/timeline?kind=CONTACT";
            case SUPPORT -> "/timeline?kind=TICKET";
            case SENTIMENT -> "/timeline?kind=ANSWER";
            case COMMERCIAL -> "/contracts";
            case OUTCOME -> "/work#plans";
        };
    }
}
