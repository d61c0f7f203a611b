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
import io.perennial.accounts.TeamRole;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        Instant now = clock.instant();
        List<AccountHead.Role> team = team(id, now);
        Optional<Member> csm = team.stream()
                .filter(held -> held.role() == TeamRole.CSM)
                .map(AccountHead.Role::member)
                .findFirst();
        Optional<String> owner = csm.map(Member::name).or(() -> owner(history));
        Instant asOf = history.contractsCompleteUntil().filter(now::isAfter).orElse(now);
        LocalDate today = asOf.atZone(history.account().zone()).toLocalDate();
        LocalDate day = now.atZone(accounts.installation().zone()).toLocalDate();
        Scope scope = member.map(m -> scope(m, owner, csm, team, day)).orElse(Scope.ALL);
        return new AccountHead(
                history,
                history.account().parent().flatMap(this::named),
                owner,
                since(history.contracts()),
                team,
                csm.flatMap(away -> standIn(away, day)),
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

    private Scope scope(
            Member member, Optional<String> owner, Optional<Member> csm, List<AccountHead.Role> team, LocalDate day) {
        Set<Member.Id> lookAfter = team.stream()
                .filter(held -> held.role().looksAfter())
                .map(held -> held.member().id())
                .collect(Collectors.toSet());
        return access.reach(member, day)
                .scope(
                        lookAfter,
                        csm.map(Member::id),
                        owner,
                        csm.map(Member::team).orElseGet(() -> team(owner)));
    }

    private List<AccountHead.Role> team(Account.Id id, Instant now) {
        Map<Member.Id, Member> members =
                access.members().stream().collect(Collectors.toMap(Member::id, Function.identity()));
        return accounts.team(List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(held -> held.heldAt(now))
                .flatMap(held -> Optional.ofNullable(members.get(held.member()))
                        .map(member -> new AccountHead.Role(held.role(), member, held.stated()))
                        .stream())
                .sorted(Comparator.comparing(AccountHead.Role::role))
                .toList();
    }

    private Optional<AccountHead.StandIn> standIn(Member away, LocalDate day) {
        return access.absencesFrom(day).stream()
                .filter(absence -> absence.member().equals(away.id()) && absence.on(day))
                .findFirst()
                .flatMap(absence -> access.member(absence.deputy())
                        .map(deputy -> new AccountHead.StandIn(deputy.name(), absence.lastDay())));
    }

    private static Optional<LocalDate> since(List<Contract> contracts) {
        return contracts.stream()
                .flatMap(contract -> contract.lines().stream())
                .map(ContractLine::start)
                .min(Comparator.naturalOrder());
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
