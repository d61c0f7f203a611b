package io.perennial.health;

import io.perennial.access.Actor;
import io.perennial.accounts.Account;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.Saved;
import io.perennial.signals.SignalValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How healthy customers are, why, what moved them, and whether it came true. Unit: points, 0..100, higher is healthier.
 */
@Service
public class Health {

    private final Scorecards scorecards;
    private final Standards standards;
    private final DayStore days;
    private final CurrentStore current;
    private final FreshScores fresh;
    private final PulseStore pulses;
    private final Outcomes outcomes;
    private final Trials trials;
    private final Rivals rivals;
    private final PastRun past;
    private final Configuration configuration;
    private final Clock clock;

    Health(
            Scorecards scorecards,
            Standards standards,
            DayStore days,
            CurrentStore current,
            FreshScores fresh,
            PulseStore pulses,
            Outcomes outcomes,
            Trials trials,
            Rivals rivals,
            PastRun past,
            Configuration configuration,
            Clock clock) {
        this.scorecards = scorecards;
        this.standards = standards;
        this.days = days;
        this.current = current;
        this.fresh = fresh;
        this.pulses = pulses;
        this.outcomes = outcomes;
        this.trials = trials;
        this.rivals = rivals;
        this.past = past;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** A band changed at the end of a day; published inside the transaction that scored it. */
    public record BandChanged(Crossing crossing) {}

    /** The computing of the past is over, however it ended. */
    public record PastEnded(PastProgress progress) {}

    /** The value within the day changed; published inside the transaction that scored it. */
    public record ScoreChanged(
            Account.Id account, OptionalDouble before, OptionalDouble after, Band band, Instant asOf) {}

    /**
     * The health of one account with all its parts.
     *
     * @param provisional the day is not over, so the band may still change
     * @param bands where the bands of its scorecard begin
     * @param scorecard key of the scorecard; empty where none applied
     */
    public record Report(
            Account.Id account,
            LocalDate day,
            Instant asOf,
            boolean provisional,
            HealthScore score,
            Band band,
            Bands bands,
            Optional<String> scorecard) {}

    /** The closing of one day. */
    public record Day(LocalDate day, OptionalDouble score, double coverage, Band band) {}

    /** A value within a day. */
    public record Moment(Instant at, OptionalDouble score, Band band) {}

    /**
     * How far the computing of the past by the rules of now is.
     *
     * @param done steps of {@code of} steps known so far
     * @param left empty while nothing can be said of it
     * @param askedBy e-mail address of the member who asked for it
     */
    public record PastProgress(
            State state,
            int done,
            int of,
            Optional<Instant> startedAt,
            Optional<Duration> left,
            Optional<String> askedBy) {

        static final PastProgress NEVER =
                new PastProgress(State.NEVER, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());

        /** Where it stands. */
        public enum State {
            NEVER,
            RUNNING,
            CANCELLING,
            CANCELLED,
            DONE,
            FAILED
        }

        public boolean running() {
            return state == State.RUNNING || state == State.CANCELLING;
        }

        /** How much of it is done, 0..1; 0 before the first step. */
        public double share() {
            return of == 0 ? 0 : (double) done / of;
        }
    }

    /** The latest value of one account: live, or for an account that left the last one it had. */
    public Optional<Report> of(Account.Id account) {
        return Optional.ofNullable(of(List.of(account)).get(account));
    }

    /** The latest values of many accounts; an account that was never scored is absent. */
    public Map<Account.Id, Report> of(Collection<Account.Id> accounts) {
        Map<Account.Id, Report> reports = new HashMap<>();
        current.of(accounts).forEach((account, row) -> reports.put(account, report(row)));
        return reports;
    }

    /** The latest values of many accounts without their parts; an account that was never scored is absent. */
    public Map<Account.Id, Day> latest(Collection<Account.Id> accounts) {
        Map<Account.Id, Day> latest = new HashMap<>();
        current.of(accounts).forEach((account, row) -> latest.put(account, day(row)));
        return latest;
    }

    /** What score other signals would give an account, by the scorecard that judged it last; for asking what if. */
    public Function<Map<String, SignalValue>, OptionalDouble> scoreIf(Account.Id account) {
        Optional<Judgement> last =
                Optional.ofNullable(current.of(List.of(account)).get(account));
        Optional<Scorecard> card = last.flatMap(row -> scorecards.of(row.rules()));
        if (last.isEmpty() || card.isEmpty()) {
            return values -> OptionalDouble.empty();
        }
        Function<String, Curve.Standard> standard =
                standards.reading().of(card.get(), last.get().day());
        return values ->
                Scoring.of(card.get(), Graded.of(card.get(), values, standard)).score();
    }

    /** The closing of a day with all its parts. */
    public Optional<Report> on(Account.Id account, LocalDate day) {
        return days.between(account, day, day).stream().map(this::report).findFirst();
    }

    /** Closings from one day to another, both included, oldest first. */
    public List<Day> history(Account.Id account, LocalDate from, LocalDate toInclusive) {
        return days.between(account, from, toInclusive).stream()
                .map(Health::day)
                .toList();
    }

    /** Closings of many accounts from a day on, oldest first. */
    public Map<Account.Id, List<Day>> historySince(Map<Account.Id, LocalDate> from) {
        return days.bare(from);
    }

    /**
     * The latest value of one account with what led to it.
     *
     * @param closings of the days before it, oldest first
     * @param change how it differs from the closing of the first of these days; empty where one of them has no score
     */
    public record Lately(Report report, List<Day> closings, Optional<Difference> change) {}

    /** The latest values of many accounts with so many days before them; who was never scored is absent. */
    public Map<Account.Id, Lately> lately(Collection<Account.Id> accounts, int daysBefore) {
        return fresh.lately(accounts, daysBefore, asked -> read(asked, daysBefore));
    }

    private Map<Account.Id, Lately> read(Collection<Account.Id> accounts, int daysBefore) {
        Map<Account.Id, Judgement> latest = current.of(accounts);
        Map<Account.Id, LocalDate> from = HashMap.newHashMap(latest.size());
        latest.forEach((account, row) -> from.put(account, row.day().minusDays(daysBefore)));
        Map<Account.Id, Judgement> first = HashMap.newHashMap(latest.size());
        days.on(from).forEach(row -> first.put(row.account(), row));
        Map<Account.Id, List<Day>> closings = days.bare(from);
        Map<Account.Id, Lately> lately = HashMap.newHashMap(latest.size());
        latest.forEach((account, row) -> lately.put(
                account,
                new Lately(
                        report(row),
                        closings.getOrDefault(account, List.of()),
                        Optional.ofNullable(first.get(account)).flatMap(before -> difference(before, row)))));
        return lately;
    }

    /** How the value moved within the last seven days. */
    public List<Moment> intraday(Account.Id account) {
        return current.intraday(account);
    }

    /** The days from one on at whose end the band changed, oldest first. */
    public List<Crossing> crossings(Account.Id account, LocalDate from) {
        return days.crossingsFrom(Map.of(account, from));
    }

    /**
     * Why the score moved between the closings of two days; the parts add up. A day without a closing yet is answered
     * by the live value. Empty where one of the two has no score.
     */
    public Optional<Difference> difference(Account.Id account, LocalDate from, LocalDate to) {
        Optional<Judgement> before = at(account, from);
        Optional<Judgement> after = at(account, to);
        return before.isEmpty() || after.isEmpty() ? Optional.empty() : difference(before.get(), after.get());
    }

    /** Whether a scorecard's scores came true; of all scores if the key is empty. */
    public Validation validation(Optional<String> scorecard) {
        return validation(scorecard, Validation.HORIZON_DAYS);
    }

    /** As above, looking so many days ahead. */
    public Validation validation(Optional<String> scorecard, int days) {
        Outcomes.Known known = outcomes.of(scorecard, days);
        return Validation.of(known.outcomes(), known.until());
    }

    /** What a changed text of a scorecard would do to the customers of today; empty where it is no scorecard. */
    public Optional<Preview> preview(String scorecard, String text) {
        return trials.preview(scorecard, text);
    }

    /** A text understood as a scorecard; empty where it is none. */
    public Optional<Scorecard> read(String scorecard, String text) {
        return ScorecardKind.reader().read(scorecard, text) instanceof ScorecardReader.Read.Understood(var card)
                ? Optional.of(card)
                : Optional.empty();
    }

    /** Computes all closings of the past anew by the rules of now, for a member; false while that is being done. */
    public boolean rescorePast(String by) {
        return past.start(by);
    }

    /** Breaks the computing of the past off; what is done stays, the rest follows with the next import. */
    public void cancelPast() {
        past.cancel();
    }

    public PastProgress pastProgress() {
        return past.progress();
    }

    /** Holds the score history of another system against what happened, and ours of the same days beside it. */
    public RivalAudit audit(List<RivalScore> scores, RivalAudit.Reading reading) {
        return rivals.audit(scores, reading);
    }

    /** The scorecards in force, in the order in which they are tried. */
    public List<Scorecard> scorecards() {
        return scorecards.inForce().stream().map(Scorecards.Rules::card).toList();
    }

    /** What outcomes say about a scorecard's weights. */
    public WeightSuggestion suggestWeights(String scorecard) {
        Scorecard card = inForce(scorecard).card();
        return WeightSuggestion.of(card, outcomes.alignedTo(card).outcomes());
    }

    /** Writes proposed weights as the scorecard's next version. */
    @Transactional
    public Saved applyWeights(String scorecard, WeightSuggestion.Proposal proposal, Actor author, String comment) {
        String text = configuration
                .current(ScorecardKind.NAME, scorecard)
                .orElseThrow(() -> new IllegalArgumentException("no scorecard is called " + scorecard))
                .text();
        Map<String, Double> weights = proposal.changes().stream()
                .collect(Collectors.toMap(WeightSuggestion.Change::signal, WeightSuggestion.Change::proposed));
        return configuration.save(
                ScorecardKind.NAME, scorecard, ScorecardText.withWeights(text, weights), author, comment);
    }

    /** What the person who looks after the account feels, if it was said in the last 60 days. */
    public Optional<Pulse> pulse(Account.Id account) {
        return pulses.standing(account).filter(pulse -> pulse.inForce(clock.instant()));
    }

    /** All that was ever felt, newest first. */
    public List<Pulse> pulses(Account.Id account) {
        return pulses.of(account);
    }

    /** Says what one feels; it replaces what was said before. */
    @Transactional
    public Pulse givePulse(Account.Id account, Pulse.Colour colour, String reason, String author) {
        return pulses.add(account, colour, reason.strip(), author, clock.instant());
    }

    /** What was felt holds no longer; answers what that was. What was felt before it does not come back. */
    @Transactional
    public Optional<Pulse> clearPulse(Account.Id account) {
        Optional<Pulse> standing = pulse(account);
        standing.ifPresent(pulse -> pulses.clear(account, pulse.id(), Optional.of(clock.instant())));
        return standing;
    }

    /** What was cleared holds again; false if it was not cleared. */
    @Transactional
    public boolean restorePulse(Account.Id account, long pulse) {
        return pulses.clear(account, pulse, Optional.empty());
    }

    private Scorecards.Rules inForce(String scorecard) {
        return scorecards.inForce().stream()
                .filter(rules -> rules.card().key().equals(scorecard))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scorecard in force is called " + scorecard));
    }

    private Optional<Judgement> at(Account.Id account, LocalDate day) {
        return days.between(account, day, day).stream()
                .findFirst()
                .or(() -> Optional.ofNullable(current.of(List.of(account)).get(account))
                        .filter(row -> row.day().equals(day)));
    }

    private Optional<Difference> difference(Judgement before, Judgement after) {
        HealthScore from = score(before);
        HealthScore to = score(after);
        Optional<Scorecard> then = scorecards.of(before.rules());
        Optional<Scorecard> now = scorecards.of(after.rules());
        if (then.isEmpty() || now.isEmpty() || before.rules().equals(after.rules())) {
            return Difference.between(from, to);
        }
        return Difference.between(from, Scoring.of(now.get(), Graded.by(now.get(), then.get(), before.graded())), to);
    }

    private Report report(Judgement row) {
        Optional<Scorecard> card = scorecards.of(row.rules());
        return new Report(
                row.account(),
                row.day(),
                row.asOf(),
                !row.closing(),
                score(row),
                row.standing().band(),
                card.map(Scorecard::bands).orElse(Bands.USUAL),
                card.map(Scorecard::key));
    }

    private HealthScore score(Judgement row) {
        return fresh.score(row, this::scored);
    }

    private HealthScore scored(Judgement row) {
        return scorecards
                .of(row.rules())
                .map(card -> Scoring.of(card, row.graded()))
                .orElseGet(() -> new HealthScore(OptionalDouble.empty(), 0, List.of(), Optional.empty()));
    }

    private static Day day(Judgement row) {
        return new Day(row.day(), row.score(), row.coverage(), row.standing().band());
    }
}
