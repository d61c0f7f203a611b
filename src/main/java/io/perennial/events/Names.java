package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Short numbers for the names of events and for sources; a number once given stays. */
@Component
class Names {

    /**
     * More different names than any product has: a sender that puts ids into names must not grow the table for ever.
     */
    static final int MOST = 50_000;

    private final NameStore store;
    private final Map<String, Integer> names = new ConcurrentHashMap<>();
    private final Map<Integer, String> texts = new ConcurrentHashMap<>();
    private final Map<String, Short> sources = new ConcurrentHashMap<>();

    Names(NameStore store) {
        this.store = store;
    }

    /** Gives numbers to new names; those beyond the limit get none. Runs outside of the intake's transaction. */
    void learn(Collection<String> wanted) {
        Set<String> unknown =
                wanted.stream().filter(name -> !names.containsKey(name)).collect(Collectors.toSet());
        if (unknown.isEmpty()) {
            return;
        }
        keep(store.names(unknown));
        unknown.removeAll(names.keySet());
        long room = MOST - store.count();
        List<String> fitting =
                unknown.stream().sorted().limit(Math.max(0, room)).toList();
        if (!fitting.isEmpty()) {
            store.addNames(fitting);
            keep(store.names(fitting));
        }
    }

    private void keep(Map<String, Integer> found) {
        names.putAll(found);
        found.forEach((name, id) -> texts.put(id, name));
    }

    boolean known(String name) {
        return names.containsKey(name);
    }

    int id(String name) {
        Integer id = names.get(name);
        if (id == null) {
            throw new IllegalStateException("the name was not learnt: " + name);
        }
        return id;
    }

    String text(int id) {
        String text = texts.get(id);
        return text != null ? text : all().getOrDefault(id, "?");
    }

    /** Every name by its number. */
    Map<Integer, String> all() {
        keep(store.allNames());
        return new TreeMap<>(texts);
    }

    short id(SourceKey source) {
        return sources.computeIfAbsent(source.value(), store::source);
    }

    SourceKey source(short id) {
        return new SourceKey(store.sourceKey(id));
    }

    Map<Short, SourceKey> allSources() {
        return store.allSources();
    }
}
