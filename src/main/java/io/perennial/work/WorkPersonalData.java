package io.perennial.work;

import io.perennial.access.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Touchpoints with the person: that they took place stays, with whom and what was said by the source goes. */
@Component
class WorkPersonalData implements PersonalData {

    private final PersonWorkStore store;

    WorkPersonalData(PersonWorkStore store) {
        this.store = store;
    }

    @Override
    public String module() {
        return "work";
    }

    @Override
    public Set<Identifier> collect(Set<Identifier> known) {
        return Set.of();
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(Set<Identifier> person) {
        List<Map<String, Object>> touchpoints = store.touchpoints(PersonWorkStore.Named.of(person));
        return touchpoints.isEmpty() ? Map.of() : Map.of("touchpoint", touchpoints);
    }

    @Override
    public Map<String, Integer> erase(Set<Identifier> person) {
        int rows = store.blank(PersonWorkStore.Named.of(person));
        return rows == 0 ? Map.of() : Map.of("touchpoint", rows);
    }
}
