package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalSurvey;
import io.perennial.signals.SignalWords;
import io.perennial.signals.Signals;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The catalogue of signals: what is measured of each customer, and what it needs. */
@Controller
public class SignalsPage {

    private static final int MOST_DRAWN = 2000;
    private static final int WIDTH = 96;
    private static final int HEIGHT = 28;

    private final Access access;
    private final Accounts accounts;
    private final Signals signals;

    SignalsPage(Access access, Accounts accounts, Signals signals) {
        this.access = access;
        this.accounts = accounts;
        this.signals = signals;
    }

    /** A bar of a small histogram. */
    public record Bar(double x, double y, double width, double height) {}

    /** Signals by group in the order of the catalogue, and the words for them. */
    public record View(
            List<Signal.Group> groups,
            Map<Signal.Group, List<Signal>> signals,
            Map<String, SignalSurvey> survey,
            Map<Account.Id, String> names,
            int customers,
            SignalWords words) {

        public SignalSurvey survey(Signal signal) {
            return Objects.requireNonNull(survey.get(signal.key()));
        }

        public String name(Account.Id account) {
            return names.getOrDefault(account, Long.toString(account.value()));
        }

        /** The histogram of a signal, in a box of 96 x 28. */
        public List<Bar> bars(Signal signal) {
            List<Integer> bins = survey(signal).bins();
            int highest =
                    Math.max(1, bins.stream().mapToInt(Integer::intValue).max().orElse(1));
            double step = (double) WIDTH / Math.max(1, bins.size());
            return IntStream.range(0, bins.size())
                    .mapToObj(i -> {
                        double height = bins.get(i) == 0 ? 0 : Math.max(1, HEIGHT * bins.get(i) / (double) highest);
                        return new Bar(i * step, HEIGHT - height, step - 1, height);
                    })
                    .toList();
        }

        public String needs(Signal signal) {
            return signal.needs().stream()
                    .sorted(Comparator.naturalOrder())
                    .map(words::need)
                    .collect(Collectors.joining(", "));
        }
    }

    @GetMapping("/signals")
    String page(@ModelAttribute("page") Frame frame, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        List<Signal> all = SignalCatalogue.all();
        List<Account.Id> ids = accounts.all();
        Map<String, SignalSurvey> survey = signals.survey(ids, MOST_DRAWN);
        model.addAttribute(
                "view",
                new View(
                        all.stream().map(Signal::group).distinct().toList(),
                        all.stream().collect(Collectors.groupingBy(Signal::group)),
                        survey,
                        names(survey),
                        survey.values().stream()
                                .mapToInt(SignalSurvey::customers)
                                .max()
                                .orElse(0),
                        SignalWords.in(frame.words().locale())));
        return "signals";
    }

    private Map<Account.Id, String> names(Map<String, SignalSurvey> survey) {
        return accounts
                .histories(survey.values().stream()
                        .flatMap(each -> each.examples().stream())
                        .map(SignalSurvey.Example::account)
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .map(AccountHistory::account)
                .collect(Collectors.toMap(Account::id, Account::name));
    }
}
