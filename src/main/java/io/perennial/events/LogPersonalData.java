package io.perennial.events;

import io.perennial.access.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the log, what waits at the door and what was refused keep about a person; counts of use stay. */
@Component
class LogPersonalData implements PersonalData {

    private final PersonLogStore store;

    LogPersonalData(PersonLogStore store) {
        this.store = store;
    }

    @Override
    public String module() {
        return "events";
    }

    @Override
    public Set<Identifier> collect(Set<Identifier> known) {
        return Set.of();
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(Set<Identifier> person) {
        return store.export(PersonLogStore.Named.of(person));
    }

    @Override
    public Map<String, Integer> erase(Set<Identifier> person) {
        return store.erase(PersonLogStore.Named.of(person));
    }
}
