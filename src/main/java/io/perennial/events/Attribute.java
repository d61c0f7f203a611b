package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Third step: whose event is it? The account it names, else the only account its person belonged to at that time; else
 * it is held. A group call makes its account known at once, so that what follows finds it.
 */
final class Attribute implements IntakeStep {

    static final String UNKNOWN_ACCOUNT = "its account is not known yet";
    static final String NO_ACCOUNT = "it names no account and its person has not exactly one";

    private final Directory directory;

    Attribute(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String label() {
        return "attribute";
    }

    @Override
    public void pass(List<Arrival> arrivals) {
        List<Arrival> open = arrivals.stream().filter(Arrival::open).toList();
        byName(open);
        users(open);
        byPerson(open);
        for (Arrival arrival : open) {
            if (arrival.account != null || standsAlone(arrival)) {
                arrival.verdict = new Verdict.Accepted();
            } else {
                arrival.hold(arrival.named().isPresent() ? UNKNOWN_ACCOUNT : NO_ACCOUNT);
            }
        }
    }

    /** What is said about a person needs no account, unless it names one. */
    static boolean standsAlone(Arrival arrival) {
        FactKind kind = arrival.event.kind();
        return (kind == FactKind.IDENTIFY || kind == FactKind.ALIAS)
                && arrival.named().isEmpty();
    }

    private void byName(List<Arrival> open) {
        Set<ExternalId> named = new HashSet<>();
        Map<ExternalId, Instant> founded = new HashMap<>();
        for (Arrival arrival : open) {
            arrival.named().ifPresent(id -> {
                named.add(id);
                if (arrival.event.kind() == FactKind.GROUP) {
                    founded.merge(id, arrival.event.at(), (a, b) -> a.isBefore(b) ? a : b);
                }
            });
        }
        if (named.isEmpty()) {
            return;
        }
        Map<ExternalId, Account.Id> known = new HashMap<>(directory.ids(named));
        founded.keySet().removeAll(known.keySet());
        Map<Instant, List<ExternalId>> byStart = new TreeMap<>();
        founded.forEach(
                (id, at) -> byStart.computeIfAbsent(at, _ -> new ArrayList<>()).add(id));
        byStart.forEach((at, ids) -> known.putAll(directory.register(ids, at)));
        for (Arrival arrival : open) {
            arrival.account = arrival.named().map(known::get).orElse(null);
        }
    }

    private void users(List<Arrival> open) {
        Map<SourceKey, Set<String>> bySource = new HashMap<>();
        for (Arrival arrival : open) {
            arrival.event
                    .user()
                    .ifPresent(user -> bySource.computeIfAbsent(arrival.source, _ -> new HashSet<>())
                            .add(user));
        }
        Map<SourceKey, Map<String, Long>> keys = new HashMap<>();
        bySource.forEach((source, users) -> keys.put(source, directory.users(source, users)));
        for (Arrival arrival : open) {
            arrival.user = arrival.event
                    .user()
                    .map(user -> keys.getOrDefault(arrival.source, Map.of()).get(user))
                    .orElse(null);
        }
    }

    /** Memberships change rarely, so persons are asked for once an hour of the events. */
    private void byPerson(List<Arrival> open) {
        Map<Instant, List<Arrival>> byHour = new TreeMap<>();
        for (Arrival arrival : open) {
            if (arrival.account == null
                    && arrival.user != null
                    && arrival.named().isEmpty()
                    && !standsAlone(arrival)) {
                byHour.computeIfAbsent(instantOf(arrival), _ -> new ArrayList<>())
                        .add(arrival);
            }
        }
        byHour.forEach((at, unnamed) -> {
            Set<Long> users = new HashSet<>();
            unnamed.forEach(arrival -> users.add(java.util.Objects.requireNonNull(arrival.user)));
            Map<Long, Account.Id> only = directory.onlyAccounts(users, at);
            unnamed.forEach(arrival -> arrival.account = only.get(arrival.user));
        });
    }

    private static Instant instantOf(Arrival arrival) {
        long hour = Duration.ofHours(1).toMillis();
        long millis = arrival.event.at().toEpochMilli();
        long now = arrival.receivedAt.toEpochMilli();
        long end = Math.floorDiv(millis, hour) * hour + hour;
        return Instant.ofEpochMilli(Math.clamp(end, millis, Math.max(millis, now)));
    }
}
