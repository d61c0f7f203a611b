package io.perennial.web;

import io.perennial.access.Scope;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Renewal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What stands on top of each page about one customer.
 *
 * @param asOf up to when it is known: now, or the end of the contracts' clock
 * @param today the local day of that instant, on which contracts are taken
 * @param mrr monthly recurring revenue on that day, unrounded
 * @param renewal the next decision, if a term longer than a month runs
 * @param end first day without a contract, if known
 * @param scope where the customer lies for whoever looks
 */
public record AccountHead(
        AccountHistory history,
        Optional<Named> parent,
        Optional<String> owner,
        Instant asOf,
        LocalDate today,
        double mrr,
        Optional<Renewal> renewal,
        Optional<LocalDate> end,
        Scope scope,
        boolean mayChange) {

    /** Another account by its name. */
    public record Named(Account.Id id, String name) {}

    public Account account() {
        return history.account();
    }

    public Account.Id id() {
        return history.account().id();
    }

    public long number() {
        return history.account().id().value();
    }

    public String path() {
        return "/accounts/" + number();
    }

    public double arr() {
        return mrr * 12;
    }

    /** The contracts are not known up to now. */
    public boolean behind() {
        return history.contractsCompleteUntil()
                .filter(until -> until.equals(asOf))
                .isPresent();
    }
}
