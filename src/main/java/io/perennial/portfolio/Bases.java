package io.perennial.portfolio;

import io.perennial.access.Access;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Assignment;
import io.perennial.accounts.ExchangeRates;
import io.perennial.accounts.ExternalId;
import io.perennial.accounts.TeamRole;
import io.perennial.attention.Attention;
import io.perennial.attention.Standing;
import io.perennial.segments.Segments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what a list shows of accounts from their owners, in bulk. */
@Component
class Bases {

    private final Accounts accounts;
    private final Access access;
    private final Attention attention;
    private final Segments segments;
    private final Clock clock;

    Bases(Accounts accounts, Access access, Attention attention, Segments segments, Clock clock) {
        this.attention = attention;
        this.segments = segments;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    List<Base> of(Map<Account.Id, AccountHistory> histories) {
        Instant now = clock.instant();
        ExchangeRates rates = accounts.rates();
        Map<Account.Id, List<ExternalId>> ids = accounts.externalIds(histories.keySet());
        Map<Account.Id, List<Assignment>> team = accounts.team(histories.keySet());
        Map<Account.Id, Standing> standings = attention.standings(histories.keySet());
        Map<Account.Id, Set<String>> memberships = segments.of(histories.keySet());
        Map<Member.Id, Member> members =
                access.members().stream().collect(Collectors.toMap(Member::id, Function.identity()));
        return histories.entrySet().stream()
                .map(entry -> Base.of(
                        entry.getValue(),
                        ids.getOrDefault(entry.getKey(), List.of()).stream()
                                .map(ExternalId::id)
                                .toList(),
                        csm(team.getOrDefault(entry.getKey(), List.of()), members, now),
                        new Marking(
                                standings.getOrDefault(entry.getKey(), Standing.NONE),
                                memberships.getOrDefault(entry.getKey(), Set.of())),
                        rates,
                        now))
                .toList();
    }

    private static Optional<Member> csm(List<Assignment> team, Map<Member.Id, Member> members, Instant now) {
        return team.stream()
                .filter(held -> held.role() == TeamRole.CSM && held.heldAt(now))
                .flatMap(held -> Optional.ofNullable(members.get(held.member())).stream())
                .findFirst();
    }
}
