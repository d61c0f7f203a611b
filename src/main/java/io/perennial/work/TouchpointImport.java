package io.perennial.work;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes touchpoints as sources show them; the same snapshot twice changes nothing. */
@Component
class TouchpointImport {

    private final TouchpointStore store;
    private final ApplicationEventPublisher events;
    private final Accounts accounts;

    TouchpointImport(TouchpointStore store, ApplicationEventPublisher events, Accounts accounts) {
        this.store = store;
        this.events = events;
        this.accounts = accounts;
    }

    List<TouchpointSeen.Refused> take(List<TouchpointSeen> seen) {
        ZoneId zone = accounts.installation().zone();
        List<TouchpointSeen.Refused> refused = new ArrayList<>();
        Map<String, Map<String, TouchpointRecord>> bySource = new TreeMap<>();
        for (int i = 0; i < seen.size(); i++) {
            switch (TouchpointRecord.read(seen.get(i), zone)) {
                case TouchpointRecord.Reading.Unreadable(String reason) ->
                    refused.add(new TouchpointSeen.Refused(i, reason));
                case TouchpointRecord.Reading.Read(TouchpointRecord touchpoint) ->
                    bySource.computeIfAbsent(seen.get(i).source().value(), s -> new LinkedHashMap<>())
                            .merge(touchpoint.externalId().orElseThrow(), touchpoint, TouchpointRecord::merge);
            }
        }
        bySource.forEach(this::merge);
        return refused;
    }

    private void merge(String source, Map<String, TouchpointRecord> snapshots) {
        Map<String, TouchpointRecord> known = store.lock(source, snapshots.keySet()).stream()
                .collect(Collectors.toMap(t -> t.externalId().orElseThrow(), Function.identity()));
        List<TouchpointRecord> changed = new ArrayList<>();
        snapshots.forEach((id, snapshot) -> {
            TouchpointRecord before = known.get(id);
            TouchpointRecord after = before == null ? snapshot : before.merge(snapshot);
            if (!after.equals(before)) {
                changed.add(after);
            }
        });
        if (!changed.isEmpty()) {
            store.save(changed);
            Set<Account.Id> touched = Stream.concat(
                            changed.stream(),
                            changed.stream()
                                    .map(t -> known.getOrDefault(t.externalId().orElseThrow(), t)))
                    .map(TouchpointRecord::account)
                    .collect(Collectors.toSet());
            events.publishEvent(new Work.Logged(touched));
        }
    }
}
