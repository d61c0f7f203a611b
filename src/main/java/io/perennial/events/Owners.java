package io.perennial.events;

import io.perennial.accounts.Account;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands facts to the modules that own their kind; what an owner refuses becomes a reject. */
@Component
class Owners {

    private static final String NOBODY = "facts of this kind have no owner in this installation";

    private final ObjectProvider<FactSink> sinks;
    private final RejectStore rejects;

    Owners(ObjectProvider<FactSink> sinks, RejectStore rejects) {
        this.sinks = sinks;
        this.rejects = rejects;
    }

    /** Answers the accounts of the facts that were taken. */
    Set<Account.Id> take(List<Fact> facts) {
        if (facts.isEmpty()) {
            return Set.of();
        }
        List<FactSink> ordered = sinks.orderedStream().toList();
        Map<FactKind, FactSink> owners = new EnumMap<>(FactKind.class);
        ordered.forEach(sink -> sink.kinds().forEach(kind -> owners.put(kind, sink)));
        Map<FactSink, List<Fact>> shares = new LinkedHashMap<>();
        ordered.forEach(sink -> shares.put(sink, new ArrayList<>()));
        List<FactSink.Refusal> refusals = new ArrayList<>();
        for (Fact fact : facts) {
            FactSink owner = owners.get(fact.event().kind());
            if (owner == null) {
                refusals.add(new FactSink.Refusal(fact, NOBODY));
            } else {
                shares.computeIfAbsent(owner, _ -> new ArrayList<>()).add(fact);
            }
        }
        shares.forEach((sink, share) -> {
            if (!share.isEmpty()) {
                refusals.addAll(sink.accept(share));
            }
        });
        rejects.add(refusals.stream()
                .map(refusal -> Admission.reject(refusal.fact(), refusal.reason()))
                .toList());
        return accounts(facts, refusals);
    }

    private static Set<Account.Id> accounts(List<Fact> facts, List<FactSink.Refusal> refusals) {
        Map<Fact, Boolean> refused = new IdentityHashMap<>();
        refusals.forEach(refusal -> refused.put(refusal.fact(), true));
        Set<Account.Id> accounts = new HashSet<>();
        for (Fact fact : facts) {
            if (!refused.containsKey(fact)) {
                fact.account().ifPresent(accounts::add);
            }
        }
        return accounts;
    }
}
