package io.perennial.accounts;

import io.perennial.shared.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decision at the end of one term of a contract; its clock runs to {@code decisionDate}.
 *
 * @param decisionDate the last day on which notice can be given, else the end of the term
 * @param mrr what is in force on the last day of the term, unrounded
 */
public record Renewal(
        long contract,
        Account.Id account,
        Period term,
        LocalDate decisionDate,
        double mrr,
        boolean auto,
        Outcome outcome) {

    /** What became of the term. */
    public enum Outcome {
        OPEN,
        NOTICE_GIVEN,
        RENEWED,
        ENDED
    }

    /** Days until the decision; negative when it has passed. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, decisionDate);
    }

    /** The renewal of the running term; none for rolling monthly and open-ended contracts. */
    public static Optional<Renewal> current(Contract contract, LocalDate today) {
        return contract.termOn(today).filter(term -> Contract.months(term) > 1).map(term -> of(contract, term, today));
    }

    /** The renewals of all terms begun by today, in order; rolling monthly terms have none. */
    public static List<Renewal> all(Contract contract, LocalDate today) {
        List<Renewal> renewals = new ArrayList<>();
        Optional<LocalDate> next =
                contract.lines().stream().map(ContractLine::start).min(LocalDate::compareTo);
        while (next.isPresent() && !next.get().isAfter(today)) {
            LocalDate day = next.get();
            Optional<Period> term = contract.termOn(day);
            term.filter(period -> Contract.months(period) > 1)
                    .ifPresent(period -> renewals.add(of(contract, period, today)));
            next = term.map(Period::end)
                    .or(() -> contract.lines().stream()
                            .map(ContractLine::start)
                            .filter(day::isBefore)
                            .min(LocalDate::compareTo));
        }
        return renewals;
    }

    private static Renewal of(Contract contract, Period term, LocalDate today) {
        return new Renewal(
                contract.id(),
                contract.account(),
                term,
                contract.decisionDate(term),
                contract.mrr(term.end().minusDays(1)),
                contract.autoRenew(),
                outcome(contract, term, today));
    }

    private static Outcome outcome(Contract contract, Period term, LocalDate today) {
        if (!today.isBefore(term.end())) {
            return contract.inForce(term.end()) ? Outcome.RENEWED : Outcome.ENDED;
        }
        return contract.noticeGivenAt().isPresent() ? Outcome.NOTICE_GIVEN : Outcome.OPEN;
    }
}
