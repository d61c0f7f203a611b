package io.perennial.conditions;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All names that conditions may use. */
public record Vocabulary(SortedMap<String, Name> names) {

    public Vocabulary {
        names = new TreeMap<>(names);
    }

    /** Throws if two names are equal. */
    public static Vocabulary of(Collection<Name> names) {
        SortedMap<String, Name> byName = new TreeMap<>();
        for (Name name : names) {
            if (byName.putIfAbsent(name.name(), name) != null) {
                throw new IllegalArgumentException("two modules contribute the name " + name.name());
            }
        }
        return new Vocabulary(byName);
    }

    public Optional<Name> find(String name) {
        return Optional.ofNullable(names.get(name));
    }
}
