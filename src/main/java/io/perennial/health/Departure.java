package io.perennial.health;

import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a customer was lost: the last day on which one of its contracts left, a contract leaving on the day of its
 * notice, else on its first day without any line. A notice that a longer renewal followed was taken back. Empty while
 * one contract stays, also where the end lies beyond what is known.
 *
 * <p>Example: notice for seats on 1 March, for support on 1 May -> lost on 1 May.
 *
 * @param until the day up to which its contracts are known
 */
public record Departure(Optional<LocalDate> on, LocalDate until) {

    /** As far as contracts are known at {@code now}. */
    public static Departure of(AccountHistory history, Instant now) {
        ZoneId zone = history.account().zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate until = history.contractsCompleteUntil()
                .map(instant -> instant.atZone(zone).toLocalDate())
                .filter(day -> day.isBefore(today))
                .orElse(today);
        List<Contract> contracts = contracts(history)
                .filter(contract -> !contract.effectiveLines().isEmpty())
                .toList();
        List<LocalDate> left = contracts.stream()
                .flatMap(contract -> left(contract, zone).stream())
                .toList();
        Optional<LocalDate> lost = left.size() < contracts.size()
                ? Optional.empty()
                : left.stream().max(LocalDate::compareTo);
        return new Departure(lost.filter(day -> !day.isAfter(until)), until);
    }

    /**
     * Days on which a customer gave notice on everything that ran, whether or not it came back by another contract; as
     * far as is known, in order. A forecast ends there.
     */
    public static List<LocalDate> notices(AccountHistory history, Instant now) {
        LocalDate until = of(history, now).until();
        return contracts(history)
                .flatMap(contract -> standing(contract, history.account().zone()).stream())
                .filter(day -> !day.isAfter(until) && leaves(history, day))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether notice was given by a day on everything that runs then. */
    public static boolean leaves(AccountHistory history, LocalDate day) {
        List<Contract> running =
                contracts(history).filter(contract -> contract.inForce(day)).toList();
        return !running.isEmpty()
                && running.stream()
                        .allMatch(
                                contract -> standing(contract, history.account().zone())
                                        .filter(given -> !given.isAfter(day))
                                        .isPresent());
    }

    /**
     * What became of a customer within so many days after the closing of a day: lost on a day, or not (empty inside).
     * Empty where that is not known yet, or where it was no customer on the next morning.
     */
    Optional<Optional<LocalDate>> within(LocalDate closing, int days) {
        LocalDate morning = closing.plusDays(1);
        LocalDate horizon = morning.plusDays(days);
        Optional<LocalDate> lost = on.filter(day -> !day.isAfter(horizon));
        boolean customer = lost.isEmpty() || lost.get().isAfter(morning);
        boolean known = lost.isPresent() || !horizon.isAfter(until);
        return customer && known ? Optional.of(lost) : Optional.empty();
    }

    private static Optional<LocalDate> left(Contract contract, ZoneId zone) {
        return standing(contract, zone).or(() -> end(contract.effectiveLines()));
    }

    /** The day of a notice before the end that no renewal took back. */
    private static Optional<LocalDate> standing(Contract contract, ZoneId zone) {
        Optional<LocalDate> end = end(contract.effectiveLines());
        return contract.noticeGivenAt()
                .map(instant -> instant.atZone(zone).toLocalDate())
                .filter(day -> end.map(day::isBefore).orElse(true))
                .filter(day -> !renewedAfter(contract, day, end));
    }

    /** Whether the contract goes on for longer than was agreed on a day. */
    private static boolean renewedAfter(Contract contract, LocalDate day, Optional<LocalDate> end) {
        List<ContractLine> known = contract.lines().stream()
                .flatMap(line -> line.knownOn(day).stream())
                .toList();
        return !known.isEmpty()
                && end(known)
                        .filter(last -> end.map(last::isBefore).orElse(true))
                        .isPresent();
    }

    /** The first day without any line; empty where one is open-ended. */
    private static Optional<LocalDate> end(List<ContractLine> lines) {
        return lines.stream().anyMatch(line -> line.end().isEmpty())
                ? Optional.empty()
                : lines.stream().flatMap(line -> line.end().stream()).max(LocalDate::compareTo);
    }

    private static Stream<Contract> contracts(AccountHistory history) {
        return Stream.concat(
                history.contracts().stream(),
                history.absorbed().stream().flatMap(absorbed -> contracts(absorbed.other())));
    }
}
