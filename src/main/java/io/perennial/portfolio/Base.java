package io.perennial.portfolio;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ExchangeRates;
import io.perennial.accounts.Renewal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a list shows of an account that does not come from its score. */
record Base(
        Account.Id account,
        String name,
        String haystack,
        Optional<Account.Id> parent,
        Presence presence,
        Account.TouchModel touchModel,
        Optional<Member> csm,
        double arr,
        Optional<LocalDate> noticeDay) {

    private static final int MONTHS_PER_YEAR = 12;

    /**
     * @param ids what other systems call it, so that it is found by them
     * @param now the present; contracts are read at the end of what is known of them if that is earlier
     */
    static Base of(AccountHistory history, List<String> ids, Optional<Member> csm, ExchangeRates rates, Instant now) {
        Account account = history.account();
        Instant asOf = history.contractsCompleteUntil().filter(now::isAfter).orElse(now);
        LocalDate today = asOf.atZone(account.zone()).toLocalDate();
        String name = account.name().isBlank() ? String.join(" ", ids) : account.name();
        return new Base(
                account.id(),
                name,
                (name + " " + String.join(" ", ids)).toLowerCase(java.util.Locale.ROOT),
                account.parent(),
                Presence.of(account.lifecycle()),
                account.touchModel(),
                csm,
                MONTHS_PER_YEAR * mrr(history, today, rates),
                history.contracts().stream()
                        .flatMap(contract -> Renewal.current(contract, today).stream())
                        .map(Renewal::decisionDate)
                        .filter(day -> !day.isBefore(today))
                        .min(LocalDate::compareTo));
    }

    private static double mrr(AccountHistory history, LocalDate day, ExchangeRates rates) {
        return history.contracts().stream()
                .map(Contract::effectiveLines)
                .flatMap(List::stream)
                .filter(line -> line.inForce(day))
                .mapToDouble(line -> line.mrr() * rates.on(line.currency(), day).orElse(0))
                .sum();
    }
}
