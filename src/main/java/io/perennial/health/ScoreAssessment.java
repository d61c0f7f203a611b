package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Scores accounts in bulk. A closing is final until a late fact rewrites its day; then the bands of the days after it
 * are folded anew. Doing the same twice changes nothing.
 */
@Component
@Order(ScoreAssessment.ORDER)
class ScoreAssessment implements Assessment {

    /** After the signals, before all that reads scores. */
    static final int ORDER = 100;

    private final Scorecards scorecards;
    private final Standards standards;
    private final DayStore days;
    private final CurrentStore current;
    private final FreshScores fresh;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ScoreAssessment(
            Scorecards scorecards,
            Standards standards,
            DayStore days,
            CurrentStore current,
            FreshScores fresh,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scorecards = scorecards;
        this.standards = standards;
        this.days = days;
        this.current = current;
        this.fresh = fresh;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void assess(List<Assessed> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        fresh.forget();
        List<Judgement> judged = judge(accounts);
        Map<Account.Id, Judgement> before = days.lastBefore(firstDays(judged));
        Map<Account.Id, NavigableMap<LocalDate, Judgement>> closings = fold(judged, before);
        List<Judgement> latest = latest(judged, before, closings);
        keepLatest(latest);
    }

    @Override
    public Optional<Survey> survey() {
        return standards.survey(scorecards.inForce());
    }

    private List<Judgement> judge(List<Assessed> accounts) {
        List<Scorecards.Rules> rules = scorecards.inForce();
        accounts.stream()
                .filter(account -> account.cause() != Cause.BACKFILL)
                .findFirst()
                .ifPresent(live -> standards.keep(rules, live.day()));
        Standards.Reading reading = standards.reading();
        return accounts.stream().map(account -> judge(account, rules, reading)).toList();
    }

    private static Judgement judge(Assessed account, List<Scorecards.Rules> rules, Standards.Reading reading) {
        Optional<Scorecards.Rules> applied =
                rules.stream().filter(each -> each.applies().to(account)).findFirst();
        Graded graded = applied.map(
                        each -> Graded.of(each.card(), account.values(), reading.of(each.card(), account.day())))
                .orElseGet(() -> new Graded(new double[0], new double[0], Graded.NO_CAP));
        Optional<HealthScore> score = applied.map(each -> Scoring.of(each.card(), graded));
        return new Judgement(
                account.account(),
                account.day(),
                account.asOf(),
                account.closing(),
                score.map(HealthScore::score).orElse(java.util.OptionalDouble.empty()),
                score.map(HealthScore::coverage).orElse(0.0),
                new Standing(Band.NOT_ENOUGH_DATA, Optional.empty()),
                applied.map(each -> OptionalInt.of(each.id())).orElse(OptionalInt.empty()),
                graded,
                account.cause());
    }

    /** Folds what came into what was stored, writes what changed, and answers all days from the first that came on. */
    private Map<Account.Id, NavigableMap<LocalDate, Judgement>> fold(
            List<Judgement> judged, Map<Account.Id, Judgement> before) {
        List<Judgement> closing = judged.stream().filter(Judgement::closing).toList();
        if (closing.isEmpty()) {
            return Map.of();
        }
        Map<Account.Id, LocalDate> from = firstDays(closing);
        Map<Account.Id, Map<LocalDate, Judgement>> stored = byDay(days.from(from));
        Map<Account.Id, NavigableMap<LocalDate, Judgement>> merged = new LinkedHashMap<>();
        stored.forEach((account, rows) -> merged.put(account, new TreeMap<>(rows)));
        closing.forEach(row ->
                merged.computeIfAbsent(row.account(), id -> new TreeMap<>()).put(row.day(), row));
        List<Judgement> changed = new ArrayList<>();
        List<Crossing> crossings = new ArrayList<>();
        Instant now = clock.instant();
        merged.forEach((account, rows) -> {
            BandFold fold = BandFold.over(Optional.ofNullable(before.get(account)), rows, this::bands, now);
            crossings.addAll(fold.crossings());
            fold.days().forEach(day -> {
                rows.put(day.day(), day);
                Judgement known = stored.getOrDefault(account, Map.of()).get(day.day());
                if (known == null || !known.sameAs(day)) {
                    changed.add(day);
                }
            });
        });
        days.put(changed);
        cross(days.crossingsFrom(from), crossings);
        return merged;
    }

    private void cross(List<Crossing> stored, List<Crossing> now) {
        List<Crossing> come = without(now, stored);
        days.replaceCrossings(without(stored, now), come);
        come.forEach(crossing -> events.publishEvent(new Health.BandChanged(crossing)));
    }

    private static List<Crossing> without(List<Crossing> some, List<Crossing> others) {
        Set<List<Object>> known = new HashSet<>();
        others.forEach(crossing -> known.add(identity(crossing)));
        return some.stream()
                .filter(crossing -> !known.contains(identity(crossing)))
                .toList();
    }

    private static List<Object> identity(Crossing crossing) {
        return List.of(crossing.account(), crossing.day(), crossing.from(), crossing.to());
    }

    /** The last entry of each account with its band; a value within a day continues from the closing before it. */
    private List<Judgement> latest(
            List<Judgement> judged,
            Map<Account.Id, Judgement> before,
            Map<Account.Id, NavigableMap<LocalDate, Judgement>> closings) {
        Map<Account.Id, Judgement> last = new LinkedHashMap<>();
        judged.forEach(row -> last.merge(row.account(), row, (a, b) -> b.asOf().isBefore(a.asOf()) ? a : b));
        return last.values().stream()
                .map(row -> {
                    NavigableMap<LocalDate, Judgement> rows = closings.getOrDefault(row.account(), new TreeMap<>());
                    if (row.closing()) {
                        return java.util.Objects.requireNonNull(rows.get(row.day()));
                    }
                    var earlier = rows.lowerEntry(row.day());
                    Optional<Standing> standing = Optional.ofNullable(
                                    earlier == null ? before.get(row.account()) : earlier.getValue())
                            .map(Judgement::standing);
                    return row.withStanding(BandFold.standing(standing, row, bands(row.rules())));
                })
                .toList();
    }

    private void keepLatest(List<Judgement> latest) {
        Map<Account.Id, Judgement> known =
                current.of(latest.stream().map(Judgement::account).toList());
        List<Judgement> newer = latest.stream()
                .filter(row -> Optional.ofNullable(known.get(row.account()))
                        .filter(other -> other.asOf().isAfter(row.asOf()))
                        .isEmpty())
                .toList();
        current.put(newer);
        fresh.keep(inForce(known, newer));
        List<Judgement> moved = newer.stream()
                .filter(row -> !row.closing() && row.cause() != Cause.BACKFILL)
                .filter(row -> moved(Optional.ofNullable(known.get(row.account())), row))
                .toList();
        current.putIntraday(moved);
        current.forgetIntraday(
                newer.stream()
                        .filter(Judgement::closing)
                        .map(Judgement::account)
                        .toList(),
                clock.instant());
        moved.forEach(row -> events.publishEvent(new Health.ScoreChanged(
                row.account(),
                Optional.ofNullable(known.get(row.account()))
                        .map(Judgement::score)
                        .orElse(java.util.OptionalDouble.empty()),
                row.score(),
                row.standing().band(),
                row.asOf())));
    }

    private static Map<Account.Id, Judgement> inForce(Map<Account.Id, Judgement> known, List<Judgement> newer) {
        Map<Account.Id, Judgement> inForce = new HashMap<>(known);
        newer.forEach(row -> inForce.put(row.account(), row));
        return inForce;
    }

    private static boolean moved(Optional<Judgement> known, Judgement row) {
        return known.filter(other -> other.score().equals(row.score())
                        && other.standing().band() == row.standing().band())
                .isEmpty();
    }

    private Bands bands(OptionalInt rules) {
        return scorecards.of(rules).map(Scorecard::bands).orElse(Bands.USUAL);
    }

    private static Map<Account.Id, LocalDate> firstDays(List<Judgement> judged) {
        Map<Account.Id, LocalDate> first = new HashMap<>();
        judged.forEach(row -> first.merge(row.account(), row.day(), (a, b) -> a.isBefore(b) ? a : b));
        return first;
    }

    private static Map<Account.Id, Map<LocalDate, Judgement>> byDay(List<Judgement> rows) {
        Map<Account.Id, Map<LocalDate, Judgement>> byDay = new HashMap<>();
        rows.forEach(row ->
                byDay.computeIfAbsent(row.account(), id -> new HashMap<>()).put(row.day(), row));
        return byDay;
    }
}
