package io.perennial.support;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.events.Fact;
import io.perennial.events.FactKind;
import io.perennial.events.FactSink;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the snapshots of tickets that come in; the same snapshot twice changes nothing. */
@Component
class TicketSink implements FactSink {

    private final TicketStore store;
    private final ApplicationEventPublisher events;
    private final Accounts accounts;

    TicketSink(TicketStore store, ApplicationEventPublisher events, Accounts accounts) {
        this.store = store;
        this.events = events;
        this.accounts = accounts;
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.TICKET);
    }

    @Override
    @Transactional
    public List<Refusal> accept(List<Fact> facts) {
        ZoneId zone = accounts.installation().zone();
        List<Refusal> refusals = new ArrayList<>();
        Map<String, Map<String, TicketRecord>> bySource = new TreeMap<>();
        for (Fact fact : facts) {
            switch (TicketReader.read(fact, zone)) {
                case TicketReader.Reading.Unreadable(String reason) -> refusals.add(new Refusal(fact, reason));
                case TicketReader.Reading.Read(TicketRecord ticket) ->
                    bySource.computeIfAbsent(ticket.source(), s -> new LinkedHashMap<>())
                            .merge(ticket.externalId(), ticket, TicketRecord::merge);
            }
        }
        bySource.forEach(this::merge);
        return refusals;
    }

    private void merge(String source, Map<String, TicketRecord> snapshots) {
        Map<String, TicketRecord> known = store.lock(source, snapshots.keySet()).stream()
                .collect(Collectors.toMap(TicketRecord::externalId, t -> t));
        List<TicketRecord> changed = snapshots.values().stream()
                .map(t -> known.containsKey(t.externalId())
                        ? known.get(t.externalId()).merge(t)
                        : t)
                .filter(t -> !t.equals(known.get(t.externalId())))
                .toList();
        if (!changed.isEmpty()) {
            store.save(changed);
            Set<Account.Id> touched = changed.stream()
                    .flatMap(t -> Stream.of(t, known.getOrDefault(t.externalId(), t)))
                    .map(TicketRecord::account)
                    .collect(Collectors.toSet());
            events.publishEvent(new Tickets.Changed(touched));
        }
    }
}
