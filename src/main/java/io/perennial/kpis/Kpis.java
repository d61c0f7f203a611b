package io.perennial.kpis;

import io.perennial.accounts.Accounts;
import io.perennial.accounts.Revenue;
import io.perennial.shared.Period;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Key figures of the business, month by month, from the contracts of all customers. */
@Service
public class Kpis {

    private final Accounts accounts;
    private final Clock clock;

    Kpis(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
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
