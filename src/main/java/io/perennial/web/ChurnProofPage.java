package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.churn.Alarm;
import io.perennial.churn.BacktestReport;
import io.perennial.churn.Churn;
import io.perennial.churn.KeptBacktest;
import io.perennial.churn.KeptModel;
import io.perennial.churn.LeadTime;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How good forecasts were: nothing is claimed that is not shown here. */
@Controller
public class ChurnProofPage {

    private static final int CHART = 340;
    private static final int NAMED = 40;
    private static final int RUNS = 12;
    /** Known in fewer observations than this, a signal cannot help. */
    private static final double HARDLY_KNOWN = 0.3;

    private final Churn churn;
    private final Accounts accounts;
    /**
     * Learners from the simplest on: where there is too little to learn from, one before it takes a learner's place.
     */
    private static final List<String> LADDER = List.of("scorecard-prior", "ridge-hazard", "boosting");

    private final Access access;

    ChurnProofPage(Churn churn, Accounts accounts, Access access) {
        this.churn = churn;
        this.accounts = accounts;
        this.access = access;
    }

    /** A signal that could help and is hardly known, with what it needs. */
    public record Missing(String signal, double known, String needs) {}

    /** What the latest backtest showed. */
    public record Proof(
            KeptBacktest run,
            Optional<CalibrationChart> calibration,
            List<BacktestReport.Row> rows,
            double threshold,
            LeadTime lead,
            List<Alarm> caught,
            List<Alarm> missed,
            List<Alarm> falseAlarms,
            Map<Account.Id, String> names,
            List<Missing> missing) {

        public BacktestReport report() {
            return run.report();
        }

        public int lost() {
            return caught.size() + missed.size();
        }

        /** The first ones by name. */
        public List<Alarm> named(List<Alarm> alarms) {
            return alarms.stream().limit(NAMED).toList();
        }

        public String name(Alarm alarm) {
            return names.getOrDefault(
                    alarm.account(), Long.toString(alarm.account().value()));
        }

        /** Alerts of one manager in a month; empty where the run did not count its managers. */
        public OptionalDouble alertsOfOne() {
            OptionalInt managers = report().managers();
            return managers.isPresent()
                    ? OptionalDouble.of(lead.alertsPerMonth() / managers.getAsInt())
                    : OptionalDouble.empty();
        }

        /** It was missed although it was said, only too shortly before. */
        public boolean tooLate(Alarm alarm) {
            return alarm.kind() == Alarm.Kind.MISSED && alarm.probability() >= threshold;
        }

        /** It was not trained: with too few lost customers a simpler learner foretold in its place. */
        public boolean stoodIn(BacktestReport.Row row) {
            return rows.stream()
                    .filter(other -> LADDER.indexOf(other.name()) < LADDER.indexOf(row.name()))
                    .anyMatch(other -> LADDER.contains(other.name())
                            && other.auc() == row.auc()
                            && other.prAuc() == row.prAuc()
                            && other.logLoss() == row.logLoss());
        }

        public boolean champion(BacktestReport.Row row) {
            return report().champion().filter(row::equals).isPresent();
        }
    }

    @GetMapping("/churn/proof")
    String page(@ModelAttribute("page") Frame frame, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        Churn.Standing standing = churn.standing();
        model.addAttribute("standing", standing);
        model.addAttribute(
                "proof",
                churn.proof()
                        .filter(run -> run.report().observations() > 0)
                        .map(run -> proof(run, standing, frame.words())));
        model.addAttribute(
                "training", churn.latestTraining().filter(last -> !last.state().over()));
        model.addAttribute("runs", churn.runs(RUNS));
        model.addAttribute("count", churn.countRuns());
        return "churn-proof";
    }

    private Proof proof(KeptBacktest run, Churn.Standing standing, Words words) {
        BacktestReport report = run.report();
        double threshold = standing instanceof Churn.Standing.Shown(KeptModel kept)
                ? kept.threshold()
                : churn.models(1).stream().findFirst().map(KeptModel::threshold).orElse(1.0);
        Map<Alarm.Kind, List<Alarm>> alarms =
                churn.alarms(run.id(), threshold).stream().collect(Collectors.groupingBy(Alarm::kind));
        List<Alarm> caught = alarms.getOrDefault(Alarm.Kind.CAUGHT, List.of());
        List<Alarm> missed = alarms.getOrDefault(Alarm.Kind.MISSED, List.of());
        List<Alarm> wrong = alarms.getOrDefault(Alarm.Kind.FALSE_ALARM, List.of());
        return new Proof(
                run,
                report.champion().map(champion -> CalibrationChart.of(champion.curve(), CHART, words)),
                Stream.of(report.champion().stream(), report.challengers().stream(), report.baselines().stream())
                        .flatMap(rows -> rows)
                        .toList(),
                threshold,
                churn.leadTime(run.id(), threshold),
                caught,
                missed,
                wrong,
                AccountNames.of(
                        accounts,
                        Stream.of(caught, missed, wrong)
                                .flatMap(list -> list.stream().limit(NAMED))
                                .map(Alarm::account)
                                .distinct()
                                .toList()),
                missing(report, words));
    }

    private static List<Missing> missing(BacktestReport report, Words words) {
        SignalWords signals = SignalWords.in(words.locale());
        return report.known().entrySet().stream()
                .filter(entry -> entry.getValue() < HARDLY_KNOWN)
                .flatMap(entry -> SignalCatalogue.find(entry.getKey()).stream()
                        .map(signal -> new Missing(signals.name(signal), entry.getValue(), needs(signal, signals))))
                .toList();
    }

    private static String needs(Signal signal, SignalWords words) {
        return signal.needs().stream().map(words::need).sorted().collect(Collectors.joining(", "));
    }
}
