package io.perennial.accounts;

import io.perennial.shared.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was agreed with one account: a chain of dated lines with its term, renewal rule and notice.
 *
 * @param termMonths length of a term; 1 = rolling monthly, which gets no renewal card
 * @param noticeDays days before the end of a term by which notice must be given; 0 = until the last day
 * @param noticeGivenAt when the customer gave notice
 * @param end effective end by the agreement, exclusive; empty while it runs on
 * @param endKnownOn the day from which that end was known; empty: from the end itself
 * @param termStated the source said how long a term is; else it is as long as the rows the lines were agreed in
 */
public record Contract(
        long id,
        Account.Id account,
        ExternalId externalId,
        int termMonths,
        boolean autoRenew,
        int noticeDays,
        Optional<Instant> noticeGivenAt,
        Optional<LocalDate> end,
        Optional<ChurnReason> churnReason,
        List<ContractLine> lines,
        Optional<LocalDate> endKnownOn,
        boolean termStated) {

    public Contract {
        lines = List.copyOf(lines);
    }

    /** A contract whose term was stated and whose end, if any, was known from that day on. */
    public Contract(
            long id,
            Account.Id account,
            ExternalId externalId,
            int termMonths,
            boolean autoRenew,
            int noticeDays,
            Optional<Instant> noticeGivenAt,
            Optional<LocalDate> end,
            Optional<ChurnReason> churnReason,
            List<ContractLine> lines) {
        this(
                id,
                account,
                externalId,
                termMonths,
                autoRenew,
                noticeDays,
                noticeGivenAt,
                end,
                churnReason,
                lines,
                Optional.empty(),
                true);
    }

    /** Why the customer left. */
    public record ChurnReason(
            String primary,
            Optional<String> secondary,
            Optional<String> competitor,
            boolean voluntary,
            boolean avoidable) {}

    /** Its lines, cut at its effective end. */
    public List<ContractLine> effectiveLines() {
        return end.isEmpty()
                ? lines
                : lines.stream().flatMap(line -> line.until(end.get()).stream()).toList();
    }

    /** Something of it is in force on that day. */
    public boolean inForce(LocalDate day) {
        return (end.isEmpty() || day.isBefore(end.get())) && lines.stream().anyMatch(line -> line.inForce(day));
    }

    /** Monthly recurring revenue of a day, unrounded, all lines in one currency assumed. */
    public double mrr(LocalDate day) {
        return end.isPresent() && !day.isBefore(end.get())
                ? 0
                : lines.stream()
                        .filter(line -> line.inForce(day))
                        .mapToDouble(ContractLine::mrr)
                        .sum();
    }

    /** The contract as it was known on a day and just before an instant; empty if nothing of it was agreed yet. */
    public Optional<Contract> asOf(LocalDate day, Instant asOf) {
        Optional<Instant> notice = noticeGivenAt.filter(asOf::isAfter);
        Optional<LocalDate> knownEnd =
                end.filter(last -> !endKnownOn.orElse(last).isAfter(day));
        List<ContractLine> known = new ArrayList<>();
        for (ContractLine line : lines) {
            for (ContractLine agreed : line.knownOn(day)) {
                knownEnd.map(agreed::until).orElse(Optional.of(agreed)).ifPresent(known::add);
            }
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Contract seen = new Contract(
                id,
                account,
                externalId,
                termMonths,
                autoRenew,
                noticeDays,
                notice,
                knownEnd,
                churnReason.filter(reason -> notice.isPresent() || knownEnd.isPresent()),
                known,
                endKnownOn.filter(from -> knownEnd.isPresent()),
                termStated);
        return Optional.of(termStated ? seen : seen.withTermMonths(monthsOf(known, day)));
    }

    /**
     * The term that contains a day, as far as it was agreed; empty outside of the contract and for what is open-ended.
     */
    public Optional<Period> termOn(LocalDate day) {
        if (!inForce(day)) {
            return Optional.empty();
        }
        return termStated && termMonths > 0 ? statedTerm(day) : agreedTerm(day);
    }

    private Optional<Period> statedTerm(LocalDate day) {
        LocalDate first = lines.stream()
                .map(ContractLine::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        long terms = ChronoUnit.MONTHS.between(first, day) / termMonths;
        LocalDate termStart = first.plusMonths(terms * termMonths);
        LocalDate termEnd = first.plusMonths((terms + 1) * termMonths);
        LocalDate last = lines.stream()
                .filter(line -> line.inForce(day))
                .map(line -> line.end().orElse(LocalDate.MAX))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate cut = end.filter(last::isAfter).orElse(last);
        return Optional.of(new Period(termStart, cut.isBefore(termEnd) ? cut : termEnd));
    }

    private Optional<Period> agreedTerm(LocalDate day) {
        return lines.stream()
                .flatMap(line -> line.terms().stream())
                .filter(term -> term.contains(day) && term.end().isPresent())
                .map(term -> new Period(
                        term.start(),
                        end.filter(term.end().orElseThrow()::isAfter)
                                .orElse(term.end().orElseThrow())))
                .max(Comparator.comparingInt(Contract::months)
                        .thenComparing(Period::end)
                        .thenComparing(Period::start));
    }

    /** The last day on which the customer can decide about a day's term: the last notice day, else the end. */
    public Optional<LocalDate> decisionDate(LocalDate day) {
        return termOn(day).map(this::decisionDate);
    }

    LocalDate decisionDate(Period term) {
        return term.end().minusDays(noticeDays);
    }

    /** Whole months of a period, at least 1, e.g. 31 January to 28 February -> 1. */
    static int months(Period period) {
        return (int) Math.max(1, Math.round(ChronoUnit.DAYS.between(period.start(), period.end()) / 30.4375));
    }

    /**
     * The length of the longest term on a day or, outside of the contract, of the latest one; 1 where none has an end.
     */
    static int monthsOf(List<ContractLine> lines, LocalDate day) {
        int onDay = longestTerm(lines, day);
        if (onDay > 0) {
            return onDay;
        }
        LocalDate latest = LocalDate.MIN;
        for (ContractLine line : lines) {
            for (ContractLine.Term term : line.terms()) {
                latest = term.end().isPresent() && term.start().isAfter(latest) ? term.start() : latest;
            }
        }
        return Math.max(1, longestTerm(lines, latest));
    }

    /** Months of the longest term with an end that contains a day; 0 if none does. */
    private static int longestTerm(List<ContractLine> lines, LocalDate day) {
        int longest = 0;
        for (ContractLine line : lines) {
            for (ContractLine.Term term : line.terms()) {
                if (term.end().isPresent() && term.contains(day)) {
                    longest = Math.max(
                            longest, months(new Period(term.start(), term.end().orElseThrow())));
                }
            }
        }
        return longest;
    }

    private Contract withTermMonths(int months) {
        return new Contract(
                id,
                account,
                externalId,
                months,
                autoRenew,
                noticeDays,
                noticeGivenAt,
                end,
                churnReason,
                lines,
                endKnownOn,
                false);
    }
}
