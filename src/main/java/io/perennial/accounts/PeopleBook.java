package io.perennial.accounts;

import io.perennial.accounts.AccountFact.Membership;
import io.perennial.accounts.AccountFact.PersonTraits;
import io.perennial.accounts.AccountFact.Refused;
import io.perennial.accounts.AccountFact.SamePerson;
import io.perennial.shared.SourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Product users: who they are, which accounts they belong to, and whether they count. */
@Component
class PeopleBook {

    private final PeopleStore store;
    private final ContactStore contacts;
    private final Revisions revisions;
    private final Remembered<UserId, Long> keys;
    private final Remembered<Long, List<Belonging>> belongings;
    private final Remembered<Revisions.Topic, Users> users;

    PeopleBook(PeopleStore store, ContactStore contacts, Revisions revisions) {
        this.store = store;
        this.contacts = contacts;
        this.revisions = revisions;
        this.keys = new Remembered<>(300_000, Duration.ofMinutes(30), () -> 0);
        this.belongings = new Remembered<>(200_000, Duration.ofSeconds(1), () -> revisions.of(Revisions.Topic.PEOPLE));
        this.users = new Remembered<>(1, Duration.ofMinutes(1), () -> revisions.of(Revisions.Topic.PEOPLE));
    }

    /** The keys of users by the source's ids; an id never seen gets one. */
    Map<String, Long> keys(SourceKey source, Set<String> ids) {
        return keys.of(ids, id -> new UserId(source, id), missing -> read(source, missing));
    }

    private Map<String, Long> read(SourceKey source, List<String> ids) {
        Map<String, Long> found = store.keys(source, ids);
        List<String> unknown = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            found.putAll(store.register(source, unknown));
            List<String> raced =
                    unknown.stream().filter(id -> !found.containsKey(id)).toList();
            found.putAll(store.keys(source, raced));
        }
        return found;
    }

    Users users() {
        return users.of(List.of(Revisions.Topic.PEOPLE), topics -> Map.of(Revisions.Topic.PEOPLE, store.users()))
                .getOrDefault(Revisions.Topic.PEOPLE, Users.ALL);
    }

    /** The one account each user belongs to at an instant; users of none or of several are absent. */
    Map<Long, Account.Id> onlyAccounts(Collection<Long> asked, Instant at, Merges merges) {
        Map<Long, List<Belonging>> known = belongings.of(asked, this::readBelongings);
        Map<Long, Account.Id> answer = HashMap.newHashMap(known.size());
        known.forEach((user, all) -> {
            List<Account.Id> there = all.stream()
                    .filter(belonging -> belonging.at(at))
                    .map(Belonging::account)
                    .distinct()
                    .toList();
            if (there.size() == 1) {
                answer.put(user, there.getFirst());
            } else if (there.size() > 1) {
                Set<Account.Id> standing = new java.util.HashSet<>();
                there.forEach(account -> standing.add(merges.survivor(account, at)));
                if (standing.size() == 1) {
                    answer.put(user, standing.iterator().next());
                }
            }
        });
        return answer;
    }

    private Map<Long, List<Belonging>> readBelongings(List<Long> asked) {
        Users same = users();
        Map<Long, List<Long>> keysOf = HashMap.newHashMap(asked.size());
        asked.forEach(user -> keysOf.put(user, same.keysOf(same.person(user))));
        List<Long> read = same.plain()
                ? asked
                : keysOf.values().stream().flatMap(List::stream).distinct().toList();
        Map<Long, List<Belonging>> own = new HashMap<>();
        store.memberships(read).forEach((person, runs) -> own.put(person, Belonging.of(runs)));
        Map<Long, List<Belonging>> answer = HashMap.newHashMap(asked.size());
        for (Long user : asked) {
            List<Belonging> belongs = keysOf.getOrDefault(user, List.of(user)).stream()
                    .flatMap(key -> own.getOrDefault(key, List.of()).stream())
                    .toList();
            if (!belongs.isEmpty()) {
                answer.put(user, belongs);
            }
        }
        return answer;
    }

    void takeMemberships(List<Membership> facts, Set<Account.Id> changed) {
        if (facts.isEmpty()) {
            return;
        }
        Map<Belongs, List<Membership>> said = new LinkedHashMap<>();
        facts.forEach(fact -> said.computeIfAbsent(new Belongs(fact.user(), fact.account()), key -> new ArrayList<>())
                .add(fact));
        Map<Belongs, List<Runs.Run<Boolean>>> known = new HashMap<>();
        store.memberships(said.keySet().stream().map(Belongs::user).distinct().toList())
                .values()
                .forEach(runs -> runs.forEach(
                        run -> known.computeIfAbsent(new Belongs(run.person(), run.account()), key -> new ArrayList<>())
                                .add(run.run())));
        List<PeopleStore.MembershipRun> replaced = new ArrayList<>();
        boolean moved = false;
        for (Map.Entry<Belongs, List<Membership>> entry : said.entrySet()) {
            Belongs key = entry.getKey();
            Runs<Boolean> runs = new Runs<>(known.getOrDefault(key, List.of()));
            List<Runs.Run<Boolean>> before = runs.list();
            entry.getValue().forEach(fact -> runs.said(fact.at(), fact.joined()));
            if (!runs.list().equals(before)) {
                runs.list().forEach(run -> replaced.add(new PeopleStore.MembershipRun(key.user, key.account, run)));
            }
            if (!runs.sameValues(before)) {
                changed.add(key.account);
                moved |= !before.isEmpty();
            }
        }
        store.replace(replaced);
        if (moved) {
            revisions.changed(Revisions.Topic.PEOPLE);
        }
    }

    List<Refused> takeTraits(List<PersonTraits> facts, Set<Account.Id> changed) {
        if (facts.isEmpty()) {
            return List.of();
        }
        Map<Long, PersonTraits> latest = new LinkedHashMap<>();
        facts.forEach(fact -> latest.merge(fact.user(), clean(fact), PeopleBook::later));
        List<Long> moved = store.describe(List.copyOf(latest.values()));
        if (!moved.isEmpty()) {
            contacts.linkByEmail(moved);
            changed.addAll(store.accountsOf(moved));
            if (!store.excludedDomains().isEmpty()) {
                revisions.changed(Revisions.Topic.PEOPLE);
            }
        }
        return List.of();
    }

    List<Refused> takeAliases(List<SamePerson> facts, Set<Account.Id> changed) {
        List<Refused> refused = new ArrayList<>();
        boolean moved = false;
        for (SamePerson fact : facts) {
            Users now = store.users();
            long from = now.person(fact.user());
            long into = now.person(fact.sameAs());
            if (from != into && store.sameAs(from, into) > 0) {
                moved = true;
                changed.addAll(store.accountsOf(List.of(from, into)));
            }
        }
        if (moved) {
            revisions.changed(Revisions.Topic.PEOPLE);
        }
        return refused;
    }

    List<Account.Id> exclude(long user, boolean excluded) {
        if (store.exclude(user, excluded) == 0) {
            return List.of();
        }
        revisions.changed(Revisions.Topic.PEOPLE);
        return store.accountsOf(List.of(user));
    }

    boolean excludeDomain(String domain, boolean excluded) {
        int rows = excluded ? store.excludeDomain(domain) : store.includeDomain(domain);
        if (rows > 0) {
            revisions.changed(Revisions.Topic.PEOPLE);
        }
        return rows > 0;
    }

    List<Person> members(Account.Id account, int limit) {
        return store.members(account, limit);
    }

    Map<Long, Person> persons(Collection<Long> users) {
        return store.persons(users);
    }

    List<String> excludedDomains() {
        return store.excludedDomains();
    }

    private static PersonTraits clean(PersonTraits fact) {
        return new PersonTraits(
                fact.source(),
                fact.user(),
                fact.at(),
                fact.name().map(name -> cut(name)).filter(name -> !name.isEmpty()),
                fact.email().map(email -> cut(email)).filter(email -> email.contains("@")));
    }

    private static String cut(String text) {
        String clean = text.replace("\0", "").strip();
        return clean.length() <= 320 ? clean : clean.substring(0, 320);
    }

    private static PersonTraits later(PersonTraits a, PersonTraits b) {
        PersonTraits late = b.at().isBefore(a.at()) ? a : b;
        PersonTraits early = late == a ? b : a;
        return new PersonTraits(
                late.source(),
                late.user(),
                late.at(),
                Optional.of(late.name()).filter(Optional::isPresent).orElse(early.name()),
                Optional.of(late.email()).filter(Optional::isPresent).orElse(early.email()));
    }

    private record UserId(SourceKey source, String id) {}

    private record Belongs(long user, Account.Id account) {}
}
