package io.perennial.events;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts arrivals into the days of their accounts; a day begins at midnight in the account's zone. */
@Component
class Days {

    private static final long SECONDS = 86_400;

    private final Directory directory;
    private final Names names;

    Days(Directory directory, Names names) {
        this.directory = directory;
        this.names = names;
    }

    List<AccountDay> of(Collection<Arrival> activity) {
        Set<Account.Id> accounts = new HashSet<>();
        activity.forEach(arrival -> accounts.add(Objects.requireNonNull(arrival.account)));
        Map<Account.Id, ZoneId> zones = directory.zones(accounts);
        return AccountDay.of(activity.stream()
                .map(arrival -> {
                    Account.Id account = Objects.requireNonNull(arrival.account);
                    return new AccountDay.Use(
                            account.value(),
                            day(arrival.event.at(), zones.getOrDefault(account, ZoneOffset.UTC)),
                            names.id(arrival.event.name()),
                            arrival.user == null ? OptionalLong.empty() : OptionalLong.of(arrival.user),
                            arrival.event);
                })
                .toList());
    }

    private static int day(Instant at, ZoneId zone) {
        long local = at.getEpochSecond() + zone.getRules().getOffset(at).getTotalSeconds();
        return (int) Math.floorDiv(local, SECONDS);
    }
}
