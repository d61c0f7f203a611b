package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.access.Scope;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.accounts.Renewal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads the head of a customer's page and holds who may see and change the customer. */
@Component
class AccountHeads {

    private final Accounts accounts;
    private final Access access;
    private final Clock clock;

    AccountHeads(Accounts accounts, Access access, Clock clock) {
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /** The customer, for the member who asks; throws if there is none or they may not see it. */
    AccountHead see(long number) {
        Member member = MemberSessions.current().orElseThrow();
        AccountHead head = of(number, Optional.of(member));
        access.require(member, Action.SEE_ACCOUNTS, head.scope());
        return head;
    }

    /** As {@link #see}, for somebody who wants to write on it. */
    AccountHead change(long number) {
        Member member = MemberSessions.current().orElseThrow();
        AccountHead head = of(number, Optional.of(member));
        access.require(member, Action.CHANGE_ACCOUNTS, head.scope());
        return head;
    }

    AccountHead of(long number, Optional<Member> member) {
        Account.Id id = new Account.Id(number);
        AccountHistory history =
                Optional.ofNullable(accounts.histories(Set.of(id)).get(id)).orElseThrow(NotThere::new);
        Optional<String> owner = owner(history);
        Instant now = clock.instant();
        Instant asOf = history.contractsCompleteUntil().filter(now::isAfter).orElse(now);
        LocalDate today = asOf.atZone(history.account().zone()).toLocalDate();
        Scope scope = member.map(m -> m.scopeOf(owner, team(owner))).orElse(Scope.ALL);
        return new AccountHead(
                history,
                history.account().parent().flatMap(this::named),
                owner,
                asOf,
                today,
                history.contracts().stream()
                        .mapToDouble(contract -> contract.mrr(today))
                        .sum(),
                history.contracts().stream()
                        .flatMap(contract -> Renewal.current(contract, today).stream())
                        .min(Comparator.comparing(Renewal::decisionDate)),
                end(history.contracts()),
                scope,
                member.filter(m -> access.allows(m, Action.CHANGE_ACCOUNTS, scope))
                        .isPresent());
    }

    private Optional<AccountHead.Named> named(Account.Id id) {
        return accounts.find(id).map(account -> new AccountHead.Named(id, account.name()));
    }

    static Optional<String> owner(AccountHistory history) {
        return history.changes().stream()
                .filter(change -> change.field().equals("owner"))
                .reduce((earlier, later) -> later)
                .flatMap(AccountHistory.Change::value);
    }

    private Optional<String> team(Optional<String> owner) {
        return owner.flatMap(name -> access.members().stream()
                        .filter(member -> member.is(name))
                        .findFirst())
                .flatMap(Member::team);
    }

    private static Optional<LocalDate> end(List<Contract> contracts) {
        List<LocalDate> ends =
                contracts.stream().flatMap(contract -> end(contract).stream()).toList();
        return ends.size() < contracts.size() ? Optional.empty() : ends.stream().max(Comparator.naturalOrder());
    }

    private static Optional<LocalDate> end(Contract contract) {
        if (contract.lines().stream().anyMatch(line -> line.end().isEmpty())) {
            return contract.end();
        }
        Optional<LocalDate> last = contract.lines().stream()
                .map(ContractLine::end)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return contract.end().isPresent()
                        && last.isPresent()
                        && contract.end().get().isBefore(last.get())
                ? contract.end()
                : last;
    }
}
