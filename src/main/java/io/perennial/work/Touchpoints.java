package io.perennial.work;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ContactKeys;
import io.perennial.shared.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Contacts between our people and the customer's: written down, held, answered, taken away. */
@Component
class Touchpoints {

    private final TouchpointStore store;
    private final Accounts directory;
    private final Journal journal;

    Touchpoints(TouchpointStore store, Accounts directory, Journal journal) {
        this.store = store;
        this.directory = directory;
        this.journal = journal;
    }

    Touchpoint log(
            Account.Id account,
            Touchpoint.Kind kind,
            boolean outbound,
            Instant at,
            List<Long> contacts,
            String author,
            String summary) {
        Instant now = journal.now();
        boolean planned = at.isAfter(now);
        TouchpointRecord written = new TouchpointRecord(
                0,
                account,
                Optional.empty(),
                Optional.empty(),
                kind,
                outbound,
                at,
                planned ? now : at,
                planned ? Optional.empty() : Optional.of(at),
                Optional.empty(),
                contacts,
                List.of(),
                Optional.of(author),
                summary,
                "{}",
                Shown.of(now));
        long id = store.save(List.of(written)).getFirst();
        journal.touch(account);
        return store.find(id).orElseThrow().touchpoint(ContactKeys.NONE);
    }

    Optional<Touchpoint> find(long touchpoint) {
        return store.find(touchpoint).map(known -> known.touchpoint(ContactKeys.NONE));
    }

    boolean held(long touchpoint, Instant at) {
        Optional<TouchpointRecord> known = store.find(touchpoint);
        known.ifPresent(t -> {
            store.hold(touchpoint, at);
            journal.touch(t.account());
        });
        return known.isPresent();
    }

    boolean replied(long touchpoint, Instant at) {
        Optional<TouchpointRecord> known = store.find(touchpoint);
        known.ifPresent(t -> {
            store.reply(touchpoint, at);
            journal.touch(t.account());
        });
        return known.isPresent();
    }

    boolean remove(long touchpoint, boolean away) {
        boolean done = store.remove(touchpoint, away ? Optional.of(journal.now()) : Optional.empty());
        if (done) {
            store.find(touchpoint).ifPresent(t -> journal.touch(t.account()));
        }
        return done;
    }

    Map<Account.Id, List<Touchpoint>> of(Set<Account.Id> accounts) {
        List<TouchpointRecord> found = store.of(accounts);
        Set<Account.Id> named = found.stream()
                .filter(t -> !t.contactNames().isEmpty())
                .map(TouchpointRecord::account)
                .collect(toSet());
        Map<Account.Id, ContactKeys> people = named.isEmpty() ? Map.of() : directory.contactKeys(named);
        return found.stream()
                .collect(groupingBy(
                        TouchpointRecord::account,
                        mapping(t -> t.touchpoint(people.getOrDefault(t.account(), ContactKeys.NONE)), toList())));
    }
}
