package io.perennial.portfolio;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ExchangeRates;
import io.perennial.accounts.Renewal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a list shows of an account that does not come from its score.
 *
 * @param marks what people and rules say of it
 * @param changesOn the next day on which its contracts make it another, without any fact arriving
 */
record Base(
        Account.Id account,
        String name,
        String haystack,
        Optional<Account.Id> parent,
        Presence presence,
        Account.TouchModel touchModel,
        Optional<Member> csm,
        double arr,
        Optional<LocalDate> noticeDay,
        Optional<LocalDate> changesOn,
        Marks marks) {

    private static final int MONTHS_PER_YEAR = 12;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /**
     * @param history whole, not cut: also of who left
     * @param marking where it stands on the day's list and in which segments
     * @param ids what other systems call it, so that it is found by them
     * @param now the present; contracts are read at the end of what is known of them if that is earlier
     */
    static Base of(
            AccountHistory history,
            List<String> ids,
            Optional<Member> csm,
            Marking marking,
            ExchangeRates rates,
            Instant now) {
        Account account = history.account();
        Instant asOf = history.contractsCompleteUntil().filter(now::isAfter).orElse(now);
        LocalDate today = asOf.atZone(account.zone()).toLocalDate();
        String name = account.name().isBlank() ? String.join(" ", ids) : account.name();
        return new Base(
                account.id(),
                name,
                (name + " " + String.join(" ", ids)).toLowerCase(Locale.ROOT),
                account.parent(),
                Presence.of(account.lifecycle()),
                account.touchModel(),
                csm,
                MONTHS_PER_YEAR * mrr(history, today, rates),
                history.contracts().stream()
                        .flatMap(contract -> Renewal.current(contract, today).stream())
                        .map(Renewal::decisionDate)
                        .filter(day -> !day.isBefore(today))
                        .min(LocalDate::compareTo),
                asOf.equals(now) ? changesOn(history, today) : Optional.empty(),
                Marks.of(history, marking, csm.map(Member::id)));
    }

    /** The name without case and accents, so that "Änderhaus" stands beside "Anderson". */
    String sortName() {
        return ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ß", "ss")
                .toLowerCase(Locale.ROOT);
    }

    /** The next day on which a line begins or ends. */
    private static Optional<LocalDate> changesOn(AccountHistory history, LocalDate today) {
        return history.contracts().stream()
                .map(Contract::effectiveLines)
                .flatMap(List::stream)
                .flatMap(line -> Stream.concat(Stream.of(line.start()), line.end().stream()))
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo);
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
