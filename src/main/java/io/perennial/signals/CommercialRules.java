package io.perennial.signals;

import static io.perennial.signals.EngagementRules.QUARTER;
import static io.perennial.signals.SignalValue.known;
import static io.perennial.signals.UsageRules.TOO_LITTLE;

import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.accounts.Invoice;
import io.perennial.accounts.Renewal;
import io.perennial.signals.SignalValue.Reason;
import io.perennial.signals.SignalValue.Unknown;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What was sold, and how it is paid. */
final class CommercialRules {

    /** Units that mean a place for one person. */
    private static final Set<String> SEAT_UNITS = Set.of(
            "user",
            "users",
            "named users",
            "seat",
            "seats",
            "licence",
            "licences",
            "license",
            "licenses",
            "nutzer",
            "benutzer",
            "platz",
            "plätze",
            "arbeitsplatz",
            "arbeitsplätze",
            "lizenz",
            "lizenzen",
            "anwender");

    private static final int YEAR = 365;
    private static final double CENT = 0.005;
    private static final Unknown NOT_APPLICABLE = new Unknown(Reason.NOT_APPLICABLE);

    private static final Function<View, Optional<Contract>> LARGEST = CommercialRules::largestInForce;

    private CommercialRules() {}

    /** Days to the last day on which notice can be given; rolling monthly contracts have none. */
    static SignalValue daysToRenewal(View v) {
        Optional<LocalDate> next =
                v.contracts().stream().flatMap(c -> decision(v, c).stream()).min(Comparator.naturalOrder());
        if (next.isEmpty()) {
            return NOT_APPLICABLE;
        }
        long days = ChronoUnit.DAYS.between(v.date(), next.get());
        return known(days, "n", days, "date", next.get());
    }

    static SignalValue contractLength(View v) {
        return largest(v)
                .<SignalValue>map(c -> known(c.termMonths(), "n", c.termMonths()))
                .orElse(NOT_APPLICABLE);
    }

    static SignalValue tenure(View v) {
        int since = v.customerSince();
        long days = Math.max(0, v.date().toEpochDay() - since);
        return known(days, "n", days, "date", LocalDate.ofEpochDay(since));
    }

    static SignalValue autoRenew(View v) {
        return largest(v)
                .<SignalValue>map(c -> known(c.autoRenew() ? 1 : 0, "n", c.autoRenew() ? 1 : 0))
                .orElse(NOT_APPLICABLE);
    }

    static SignalValue mrr(View v) {
        return known(v.mrr(), "n", v.mrr(), "currency", currency(v));
    }

    /** 12,000 after 10,000 a year ago -> 0.2. Unknown in the first year. */
    static SignalValue mrrChange12(View v) {
        double before = v.mrrOn(v.date().minusMonths(12));
        return before < CENT
                ? TOO_LITTLE
                : known(v.mrr() / before - 1, "n", v.mrr(), "k", before, "currency", currency(v));
    }

    /** The revenue fell on some day of the last 90, and the account stayed. */
    static SignalValue downgrade90(View v) {
        LocalDate from = v.date().minusDays(QUARTER);
        Set<LocalDate> days = new TreeSet<>();
        v.contracts().stream().flatMap(c -> c.lines().stream()).forEach(line -> {
            days.add(line.start());
            line.end().ifPresent(days::add);
        });
        double lost = 0;
        for (LocalDate day : days) {
            if (day.isAfter(from) && !day.isAfter(v.date())) {
                double after = v.mrrOn(day);
                lost += after < CENT ? 0 : Math.max(0, v.mrrOn(day.minusDays(1)) - after);
            }
        }
        return known(lost > CENT ? 1 : 0, "n", lost, "currency", currency(v));
    }

    /** Mean discount, weighted by list price: 50 at 50 % and 100 at none -> 0.25. */
    static SignalValue discount(View v) {
        double list = 0;
        double paid = 0;
        for (ContractLine line : v.inForce()) {
            list += line.discount() < 1 ? line.mrr() / (1 - line.discount()) : 0;
            paid += line.mrr();
        }
        return list < CENT ? TOO_LITTLE : known(Math.clamp(1 - paid / list, 0, 1), "p", 1 - paid / list);
    }

    /** Days since the oldest unpaid due day; 0 when nothing is overdue. */
    static SignalValue overdueDays(View v) {
        double amount = 0;
        long days = 0;
        String currency = currency(v);
        for (Invoice invoice : v.invoices()) {
            if (overdue(v, invoice)) {
                amount += invoice.amount().amount().doubleValue();
                currency = invoice.amount().currency().getCurrencyCode();
                days = Math.max(days, ChronoUnit.DAYS.between(invoice.dueOn(), v.date()));
            }
        }
        return known(days, "d", days, "n", amount, "currency", currency);
    }

    /** Overdue amount over everything invoiced in the last year or still open. */
    static SignalValue overdueShare(View v) {
        double all = 0;
        double overdue = 0;
        for (Invoice invoice : v.invoices()) {
            boolean late = overdue(v, invoice);
            double amount = Math.max(0, invoice.amount().amount().doubleValue());
            if (late
                    || (invoice.voidedAt().isEmpty()
                            && !invoice.issuedOn().isBefore(v.date().minusDays(YEAR)))) {
                all += amount;
                overdue += late ? amount : 0;
            }
        }
        return all < CENT ? TOO_LITTLE : known(overdue / all, "p", overdue / all, "n", all, "currency", currency(v));
    }

    static SignalValue paymentFailures90(View v) {
        long count = v.invoices().stream()
                .flatMap(i -> i.paymentFailedAt().stream())
                .filter(at -> v.within(at, QUARTER))
                .count();
        return known(count, "n", count);
    }

    static SignalValue seatsChange90(View v) {
        double before = seats(v.linesOn(v.date().minusDays(QUARTER)));
        double now = seats(v);
        return before == 0 ? TOO_LITTLE : known(now / before - 1, "n", now, "k", before);
    }

    static SignalValue pricePerActiveUser(View v) {
        int users = v.users(UsageRules.MONTH, 0);
        return users == 0
                ? TOO_LITTLE
                : known(v.mrr() / users, "n", v.mrr() / users, "m", users, "currency", currency(v));
    }

    static double seats(View v) {
        return seats(v.inForce());
    }

    private static double seats(List<ContractLine> lines) {
        double seats = 0;
        for (ContractLine line : lines) {
            seats += isSeat(line) ? line.quantity() : 0;
        }
        return seats;
    }

    static boolean isSeat(ContractLine line) {
        return SEAT_UNITS.contains(line.unit())
                || SEAT_UNITS.contains(line.unit().toLowerCase(Locale.ROOT));
    }

    private static boolean overdue(View v, Invoice i) {
        return i.paidAt().isEmpty() && i.voidedAt().isEmpty() && i.dueOn().isBefore(v.date());
    }

    /** Of the running term; once it has passed, of the next one, as far as the contract renews by itself. */
    private static Optional<LocalDate> decision(View v, Contract contract) {
        return Renewal.current(contract, v.date()).map(renewal -> {
            LocalDate end = renewal.term().end();
            if (!renewal.auto()) {
                return end;
            }
            return renewal.decisionDate().isBefore(v.date())
                    ? end.plusMonths(contract.termMonths()).minusDays(contract.noticeDays())
                    : renewal.decisionDate();
        });
    }

    private static Optional<Contract> largest(View v) {
        return v.once(LARGEST);
    }

    private static Optional<Contract> largestInForce(View v) {
        return v.contracts().stream()
                .filter(c -> c.lines().stream().anyMatch(l -> l.inForce(v.date())))
                .max(Comparator.comparingDouble((Contract c) -> c.lines().stream()
                                .filter(l -> l.inForce(v.date()))
                                .mapToDouble(ContractLine::mrr)
                                .sum())
                        .thenComparing(Comparator.comparingLong(Contract::id).reversed()));
    }

    private static String currency(View v) {
        return v.inForce().isEmpty()
                ? v.history().account().account().currency().getCurrencyCode()
                : v.inForce().getFirst().currency().getCurrencyCode();
    }
}
