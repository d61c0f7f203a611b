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
 * When a customer was lost: the day of its notice, else the first day without any contract line that no later line
 * follows. Notice counts also before an end is known, once it was given on all contracts that run. Empty while it is a
 * customer, also where the end lies beyond what is known.
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
        Optional<LocalDate> end = end(history);
        Optional<LocalDate> lost = end.flatMap(day -> notice(history, zone, day))
                .or(() -> end)
                .or(() -> noticeOnAllThatRuns(history, zone, until));
        return new Departure(lost.filter(day -> !day.isAfter(until)), until);
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

    private static Optional<LocalDate> end(AccountHistory history) {
        return lines(history).anyMatch(line -> line.end().isEmpty())
                ? Optional.empty()
                : lines(history).flatMap(line -> line.end().stream()).max(LocalDate::compareTo);
    }

    private static Optional<LocalDate> notice(AccountHistory history, ZoneId zone, LocalDate end) {
        return contracts(history)
                .flatMap(contract -> contract.noticeGivenAt().stream())
                .map(instant -> instant.atZone(zone).toLocalDate())
                .filter(day -> day.isBefore(end))
                .max(LocalDate::compareTo);
    }

    /** Where a contract has no end yet: the last notice once all contracts that run have been given one. */
    private static Optional<LocalDate> noticeOnAllThatRuns(AccountHistory history, ZoneId zone, LocalDate until) {
        List<Contract> running =
                contracts(history).filter(contract -> contract.inForce(until)).toList();
        return running.stream().allMatch(contract -> contract.noticeGivenAt().isPresent())
                ? running.stream()
                        .flatMap(contract -> contract.noticeGivenAt().stream())
                        .map(instant -> instant.atZone(zone).toLocalDate())
                        .max(LocalDate::compareTo)
                : Optional.empty();
    }

    private static Stream<ContractLine> lines(AccountHistory history) {
        return contracts(history).flatMap(contract -> contract.lines().stream());
    }

    private static Stream<Contract> contracts(AccountHistory history) {
        return Stream.concat(
                history.contracts().stream(),
                history.absorbed().stream().flatMap(absorbed -> contracts(absorbed.other())));
    }
}
