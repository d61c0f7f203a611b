package io.perennial.voice;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.events.Fact;
import io.perennial.events.FactKind;
import io.perennial.events.FactSink;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.springframework.transaction.annotation.Transactional;

/** Takes survey answers and feature requests that come in; the same snapshot twice changes nothing. */
@Component
class VoiceSink implements FactSink {

    private final VoiceStore store;
    private final ApplicationEventPublisher events;
    private final Accounts accounts;

    VoiceSink(VoiceStore store, ApplicationEventPublisher events, Accounts accounts) {
        this.store = store;
        this.events = events;
        this.accounts = accounts;
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.SURVEY_ANSWER, FactKind.FEATURE_REQUEST);
    }

    @Override
    @Transactional
    public List<Refusal> accept(List<Fact> facts) {
        ZoneId zone = accounts.installation().zone();
        List<Refusal> refusals = new ArrayList<>();
        Map<String, Map<String, AnswerRecord>> answers = new TreeMap<>();
        Map<String, Map<String, RequestRecord>> requests = new TreeMap<>();
        for (Fact fact : facts) {
            switch (VoiceReader.read(fact, zone)) {
                case VoiceReader.Reading.Unreadable(String reason) -> refusals.add(new Refusal(fact, reason));
                case VoiceReader.Reading.Answer(AnswerRecord answer) ->
                    answers.computeIfAbsent(answer.source(), s -> new LinkedHashMap<>())
                            .merge(answer.externalId(), answer, AnswerRecord::merge);
                case VoiceReader.Reading.Request(RequestRecord request) ->
                    requests.computeIfAbsent(request.source(), s -> new LinkedHashMap<>())
                            .merge(request.externalId(), request, RequestRecord::merge);
            }
        }
        Set<Account.Id> touched = new HashSet<>();
        answers.forEach((source, some) -> touched.addAll(mergeAnswers(source, some)));
        requests.forEach((source, some) -> touched.addAll(mergeRequests(source, some)));
        if (!touched.isEmpty()) {
            events.publishEvent(new Voice.Changed(touched));
        }
        return refusals;
    }

    private Set<Account.Id> mergeAnswers(String source, Map<String, AnswerRecord> snapshots) {
        Map<String, AnswerRecord> known = store.lockAnswers(source, snapshots.keySet()).stream()
                .collect(Collectors.toMap(AnswerRecord::externalId, Function.identity()));
        List<AnswerRecord> changed = snapshots.values().stream()
                .map(a -> known.containsKey(a.externalId())
                        ? known.get(a.externalId()).merge(a)
                        : a)
                .filter(a -> !a.equals(known.get(a.externalId())))
                .toList();
        store.saveAnswers(changed);
        return changed.stream()
                .flatMap(a -> Stream.of(a, known.getOrDefault(a.externalId(), a)))
                .map(AnswerRecord::account)
                .collect(Collectors.toSet());
    }

    private Set<Account.Id> mergeRequests(String source, Map<String, RequestRecord> snapshots) {
        Map<String, RequestRecord> known = store.lockRequests(source, snapshots.keySet()).stream()
                .collect(Collectors.toMap(RequestRecord::externalId, Function.identity()));
        List<RequestRecord> changed = snapshots.values().stream()
                .map(r -> known.containsKey(r.externalId())
                        ? known.get(r.externalId()).merge(r)
                        : r)
                .filter(r -> !r.equals(known.get(r.externalId())))
                .toList();
        store.saveRequests(changed);
        return changed.stream()
                .flatMap(r -> Stream.of(r, known.getOrDefault(r.externalId(), r)))
                .map(RequestRecord::account)
                .collect(Collectors.toSet());
    }
}
