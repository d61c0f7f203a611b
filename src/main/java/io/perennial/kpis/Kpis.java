package io.perennial.kpis;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Revenue;
import io.perennial.accounts.RevenueMovement;
import io.perennial.shared.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Key figures of the business, month by month, from the contracts of all customers. */
@Service
public class Kpis {

    /** All figures are reckoned at most so often. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Accounts accounts;
    private final Boards boards;
    private final Parts parts;
    private final KpiStore store;
    private final Access access;
    private final Clock clock;
    private volatile @Nullable Reckoned reckoned;

    Kpis(Accounts accounts, Boards boards, Parts parts, KpiStore store, Access access, Clock clock) {
        this.accounts = accounts;
        this.boards = boards;
        this.parts = parts;
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    private record Reckoned(KpiBoard board, Instant at) {}

    /** All key figures; at most half a minute old. */
    public KpiBoard board() {
        Reckoned last = reckoned;
        Instant now = clock.instant();
        if (last == null || last.at().plus(FRESH).isBefore(now) || last.at().isAfter(now)) {
            last = new Reckoned(boards.board(knownUntil()), now);
            reckoned = last;
        }
        return last.board();
    }

    /** Which customers moved revenue between two days and by how much, the largest first. */
    public List<RevenueMovement> movements(LocalDate from, LocalDate to) {
        return accounts.revenue().movements(from, to).stream()
                .sorted(Comparator.comparingDouble((RevenueMovement movement) -> -Math.abs(movement.amount())))
                .toList();
    }

    /** The customers behind a key figure. */
    public List<Part> parts(Drill drill) {
        return parts.of(drill, LocalDate.MIN, knownUntil());
    }

    /** Who started in the quarter that begins on a day. */
    public List<Part> cohort(LocalDate start) {
        return parts.of(Drill.COHORT, start, knownUntil());
    }

    /** Keeps a month as it is known now; what becomes known later shows as a restatement. */
    @Transactional
    public void close(LocalDate month, Actor by) {
        RevenueMonth figures = revenue(month, month.plusMonths(1)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(month + " is not known to its end"));
        store.close(figures, by.name(), clock.instant());
        access.audit(by, "month.closed", month.toString(), Map.of("mrr", figures.endMrr()));
        reckoned = null;
    }

    /** What people stated, the latest of each first. */
    public List<Input> inputs() {
        return store.inputs();
    }

    /** States a number from a day on. */
    @Transactional
    public void state(Input.Name name, LocalDate from, double value, Actor by) {
        store.put(new Input(name, from, value, by.name(), clock.instant()));
        access.audit(by, "kpi-input", name.name(), Map.of("from", from, "value", value));
        reckoned = null;
    }

    /** Forgets what was reckoned, after something it rests on was changed by hand. */
    public void refresh() {
        reckoned = null;
    }

    /**
     * How revenue moved month by month, oldest first; months that are not known to their end are left out.
     *
     * @param from first day of the first month
     * @param to day after the last month; a whole number of months after {@code from}, else
     *     {@link IllegalArgumentException}
     */
    public List<RevenueMonth> revenue(LocalDate from, LocalDate to) {
        List<Period> months = Months.between(from, to);
        LocalDate known = knownUntil();
        Revenue revenue = accounts.revenue();
        return months.stream()
                .filter(month -> !month.end().isAfter(known))
                .map(month -> RevenueMonth.of(
                        month,
                        revenue.on(month.start(), month.end(), month.start()),
                        revenue.on(month.end(), month.end(), month.start())))
                .toList();
    }

    /** The day up to which the contracts of all sources are known: today, or earlier where a source says so. */
    public LocalDate knownUntil() {
        ZoneId zone = accounts.installation().zone();
        Instant now = clock.instant();
        return accounts.clocks().values().stream()
                .filter(now::isAfter)
                .min(Instant::compareTo)
                .orElse(now)
                .atZone(zone)
                .toLocalDate();
    }
}
