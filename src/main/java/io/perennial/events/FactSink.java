package io.perennial.events;

import java.util.List;
import java.util.Set;

/**
 * Port of the modules that own a kind of fact. Called inside the roll-up's transaction, each fact exactly once, in the
 * order of acceptance. A fact that cannot be taken is answered with a reason and becomes a reject; nothing is thrown
 * for what a source sent.
 */
public interface FactSink {

    /** The kinds this sink owns; no kind has two owners. */
    Set<FactKind> kinds();

    /** Takes the facts and answers one refusal for each fact it could not take. */
    List<Refusal> accept(List<Fact> facts);

    /** Why a fact could not be taken, in words that say what to do. */
    record Refusal(Fact fact, String reason) {}
}
