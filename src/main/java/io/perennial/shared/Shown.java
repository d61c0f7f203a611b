package io.perennial.shared;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * When a source last showed each field of a record. Of two snapshots the later one's value wins field by field, and a
 * snapshot without a field says nothing about it; so the order in which snapshots arrive does not matter.
 *
 * @param at by field; a field never shown is absent
 */
public record Shown(SortedMap<String, Instant> at) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public Shown {
        at = Collections.unmodifiableSortedMap(new TreeMap<>(at));
    }

    /** One snapshot that held these fields. */
    public static Shown of(Instant at, String... fields) {
        return new Shown(new TreeMap<>(Arrays.stream(fields).collect(Collectors.toMap(f -> f, f -> at))));
    }

    /** The value to keep; where both were shown at the same instant, the one that sorts last as text. */
    public <T> T later(String field, Shown other, T mine, T theirs) {
        Optional<Instant> here = Optional.ofNullable(at.get(field));
        Optional<Instant> there = Optional.ofNullable(other.at.get(field));
        if (here.isEmpty() || there.isEmpty()) {
            return there.isPresent() ? theirs : mine;
        }
        int order = here.get().compareTo(there.get());
        int tie = order != 0 ? order : mine.toString().compareTo(theirs.toString());
        return tie >= 0 ? mine : theirs;
    }

    /** The same with this field shown too. */
    public Shown with(String field, Instant instant) {
        SortedMap<String, Instant> more = new TreeMap<>(at);
        more.put(field, instant);
        return new Shown(more);
    }

    public Shown merge(Shown other) {
        return new Shown(Stream.of(this, other)
                .flatMap(s -> s.at.entrySet().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a.isBefore(b) ? b : a, TreeMap::new)));
    }

    /** As one JSON object of fields and instants. */
    public String json() {
        Map<String, String> text = new LinkedHashMap<>();
        at.forEach((field, instant) -> text.put(field, instant.toString()));
        return JSON.writeValueAsString(text);
    }

    /** Reads what {@link #json} wrote. */
    public static Shown parse(String json) {
        SortedMap<String, Instant> at = new TreeMap<>();
        JSON.readTree(json)
                .properties()
                .forEach(e -> at.put(e.getKey(), Instant.parse(e.getValue().asString())));
        return new Shown(at);
    }
}
