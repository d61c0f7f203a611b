package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of several statements about an attribute holds: what a person edited by hand, else what the field's stated
 * source says, else what was said last.
 */
final class Attributes {

    /** In place of a source's name: edited by hand. */
    static final String BY_HAND = "";

    private static final String SET = "=";
    private static final String CLEARED = "-";

    private Attributes() {}

    /** How an edit by hand is written down; a released edit is null and lets the sources speak again. */
    static String byHand(Optional<String> value) {
        return value.map(text -> SET + text).orElse(CLEARED);
    }

    /** The values of one field of one account in order of time. */
    static List<AccountHistory.Change> resolve(
            String field, Map<String, List<Runs.Run<String>>> bySource, Optional<SourceKey> stated) {
        if (bySource.size() == 1 && !bySource.containsKey(BY_HAND)) {
            return bySource.values().iterator().next().stream()
                    .map(run -> new AccountHistory.Change(field, Optional.ofNullable(run.value()), run.from()))
                    .toList();
        }
        TreeSet<Instant> instants = new TreeSet<>();
        bySource.values()
                .forEach(runs -> runs.forEach(run -> {
                    instants.add(run.from());
                    instants.add(run.until());
                }));
        List<AccountHistory.Change> changes = new ArrayList<>();
        Optional<String> last = Optional.empty();
        for (Instant instant : instants) {
            Optional<String> value = Optional.ofNullable(winner(bySource, stated, instant));
            if (!value.equals(last)) {
                changes.add(new AccountHistory.Change(field, value, instant));
                last = value;
            }
        }
        return changes;
    }

    private static @Nullable String winner(
            Map<String, List<Runs.Run<String>>> bySource, Optional<SourceKey> stated, Instant at) {
        Runs.Run<String> hand = at(bySource.get(BY_HAND), at);
        if (hand != null && hand.value() != null) {
            return hand.value().startsWith(SET) ? hand.value().substring(1) : null;
        }
        Runs.Run<String> first =
                stated.map(source -> at(bySource.get(source.value()), at)).orElse(null);
        if (first != null) {
            return first.value();
        }
        return bySource.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(BY_HAND))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> at(entry.getValue(), at))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(run -> lastSaid(run, at)))
                .map(Runs.Run::value)
                .orElse(null);
    }

    private static Instant lastSaid(Runs.Run<String> run, Instant at) {
        return run.until().isAfter(at) ? run.from() : run.until();
    }

    private static Runs.@Nullable Run<String> at(@Nullable List<Runs.Run<String>> runs, Instant at) {
        return runs == null ? null : new Runs<>(runs).at(at);
    }
}
