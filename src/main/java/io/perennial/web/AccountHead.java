package io.perennial.web;

import io.perennial.access.Member;
import io.perennial.access.Scope;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Renewal;
import io.perennial.accounts.TeamRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What stands on top of each page about one customer.
 *
 * @param asOf up to when it is known: now, or the end of the contracts' clock
 * @param today the local day of that instant, on which contracts are taken
 * @param mrr monthly recurring revenue on that day, unrounded
 * @param renewal the next decision, if a term longer than a month runs
 * @param since first day with a contract, if one is known
 * @param team who of us looks after the customer now, the CSM first
 * @param standIn who stands in while the CSM is away
 * @param end first day without a contract, if known
 * @param scope where the customer lies for whoever looks
 */
public record AccountHead(
        AccountHistory history,
        Optional<Named> parent,
        Optional<String> owner,
        Optional<LocalDate> since,
        List<Role> team,
        Optional<StandIn> standIn,
        Instant asOf,
        LocalDate today,
        double mrr,
        Optional<Renewal> renewal,
        Optional<LocalDate> end,
        Scope scope,
        boolean mayChange) {

    /** Another account by its name. */
    public record Named(Account.Id id, String name) {}

    /** One of our people in a role; a deputy for good stands here too. */
    public record Role(TeamRole role, Member member, boolean stated) {}

    /** Who acts for the CSM, and until which day. */
    public record StandIn(String name, LocalDate until) {}

    /** The names of those in a role, e.g. the deputy. */
    public List<String> named(TeamRole role) {
        return team.stream()
                .filter(held -> held.role() == role)
                .map(held -> held.member().name())
                .toList();
    }

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

    /** Now, as far as it is known, in the customer's own zone. */
    public ZonedDateTime now() {
        return asOf.atZone(account().zone());
    }

    /** The last day of which use counts: today, or of a customer who left the last day of the contract. */
    public LocalDate lastDay() {
        LocalDate day = asOf.minusNanos(1).atZone(account().zone()).toLocalDate();
        return end.filter(last -> account().lifecycle() == Account.Lifecycle.ENDED && last.isBefore(day))
                .map(last -> last.minusDays(1))
                .orElse(day);
    }

    /** The contracts are not known up to now. */
    public boolean behind() {
        return history.contractsCompleteUntil()
                .filter(until -> until.equals(asOf))
                .isPresent();
    }
}
