package io.perennial.kpis;

import io.perennial.accounts.Account;
import io.perennial.accounts.Revenue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long an account has been a customer.
 *
 * @param end first day it was one no more; empty while it is, as far as is known
 */
public record Stay(Account.Id account, LocalDate start, Optional<LocalDate> end) {

    /** From the lines of all contracts; gaps between are bridged, what begins later than is known is left out. */
    static List<Stay> of(List<Revenue.Line> lines, LocalDate known) {
        Map<Account.Id, List<Revenue.Line>> byAccount =
                lines.stream().collect(Collectors.groupingBy(Revenue.Line::account));
        return byAccount.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), known))
                .filter(stay -> stay.start().isBefore(known))
                .sorted(Comparator.comparing(Stay::start).thenComparing(Stay::account))
                .toList();
    }

    private static Stay of(Account.Id account, List<Revenue.Line> lines, LocalDate known) {
        LocalDate start = lines.stream()
                .map(line -> line.line().start())
                .min(LocalDate::compareTo)
                .orElseThrow();
        boolean open = lines.stream().anyMatch(line -> line.line().end().isEmpty());
        Optional<LocalDate> end = open
                ? Optional.empty()
                : lines.stream()
                        .flatMap(line -> line.line().end().stream())
                        .max(LocalDate::compareTo)
                        .filter(day -> !day.isAfter(known));
        return new Stay(account, start, end);
    }

    /** Whole months it has been observed as a customer. */
    int months(LocalDate known) {
        return (int) ChronoUnit.MONTHS.between(start, end.orElse(known));
    }
}
