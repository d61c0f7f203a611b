package io.perennial.connect;

import io.perennial.access.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Rows of files that could not be taken and name the person. */
@Component
class ImportPersonalData implements PersonalData {

    private final PersonRejectStore store;

    ImportPersonalData(PersonRejectStore store) {
        this.store = store;
    }

    @Override
    public String module() {
        return "connect";
    }

    @Override
    public Set<Identifier> collect(Set<Identifier> known) {
        return Set.of();
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(Set<Identifier> person) {
        List<Map<String, Object>> rejects = store.rejects(PersonalData.texts(person, Identifier.EMAIL));
        return rejects.isEmpty() ? Map.of() : Map.of("import_reject", rejects);
    }

    @Override
    public Map<String, Integer> erase(Set<Identifier> person) {
        int rows = store.delete(PersonalData.texts(person, Identifier.EMAIL));
        return rows == 0 ? Map.of() : Map.of("import_reject", rows);
    }
}
