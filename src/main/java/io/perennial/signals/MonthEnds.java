package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Assessed;
import io.perennial.signals.Assessment.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;

/** Customers as they stood when months ended: what a comparison of accounts is made from. */
final class MonthEnds {

    private MonthEnds() {}

    /** Shows each account at the start of each month after {@code after} and up to its last instant. */
    static void show(
            Map<Account.Id, History> histories,
            Situation situation,
            LocalDate after,
            Instant now,
            Consumer<Assessed> seen) {
        histories.forEach((id, history) -> {
            Instant last = Scoring.asOf(history, now);
            ZoneId zone = history.account().zone(last);
            Reader reader = new Reader(history, situation);
            LocalDate first = firstKnown(reader.at(last));
            LocalDate month =
                    (first.isAfter(after) ? first : after).withDayOfMonth(1).plusMonths(1);
            for (; !month.atStartOfDay(zone).toInstant().isAfter(last); month = month.plusMonths(1)) {
                Instant asOf = month.atStartOfDay(zone).toInstant();
                View view = reader.at(asOf);
                if (view.scored()) {
                    seen.accept(new Assessed(
                            id,
                            asOf,
                            month.minusDays(1),
                            true,
                            Cause.BACKFILL,
                            view.history(),
                            SignalCatalogue.values(view)));
                }
            }
        });
    }

    /** The first day that can be judged: the first contract's, else the first with use. */
    static LocalDate firstKnown(View view) {
        int first = view.customerSince() == Series.NEVER ? view.firstActive() : view.customerSince();
        return LocalDate.ofEpochDay(first == Series.NEVER ? view.today() : first);
    }
}
