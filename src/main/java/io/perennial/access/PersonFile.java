package io.perennial.access;

import io.perennial.access.PersonalData.Identifier;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every module that keeps something about people. */
@Component
class PersonFile {

    private final ObjectProvider<PersonalData> modules;
    private final TombstoneStore tombstones;
    private final AuditStore audit;
    private final Clock clock;

    PersonFile(ObjectProvider<PersonalData> modules, TombstoneStore tombstones, AuditStore audit, Clock clock) {
        this.modules = modules;
        this.tombstones = tombstones;
        this.audit = audit;
        this.clock = clock;
    }

    Set<Identifier> collect(Identifier start) {
        Set<Identifier> known = new HashSet<>(Set.of(start));
        boolean more = true;
        while (more) {
            Set<Identifier> found = new HashSet<>();
            modules.forEach(module -> found.addAll(module.collect(Set.copyOf(known))));
            more = known.addAll(found);
        }
        return Set.copyOf(known);
    }

    /** How many rows each table keeps about a person, without showing any. */
    Map<String, Integer> count(Set<Identifier> person) {
        Map<String, Integer> rows = new TreeMap<>();
        modules.forEach(module ->
                module.export(person).forEach((table, found) -> rows.put(module.module() + "." + table, found.size())));
        rows.values().removeIf(count -> count == 0);
        return rows;
    }

    Map<String, List<Map<String, Object>>> export(Identifier start, Actor by) {
        Set<Identifier> person = collect(start);
        Map<String, List<Map<String, Object>>> all = new TreeMap<>();
        modules.forEach(module ->
                module.export(person).forEach((table, rows) -> all.put(module.module() + "." + table, rows)));
        audit.insert(by, "person.exported", "person", Map.of("tables", all.keySet()), clock.instant());
        return all;
    }

    PersonalData.Report erase(Identifier start, Actor by) {
        Set<Identifier> person = collect(start);
        Map<String, Integer> rows = new TreeMap<>();
        modules.forEach(module ->
                module.erase(person).forEach((table, count) -> rows.put(module.module() + "." + table, count)));
        tombstones.insert(person, clock.instant());
        audit.insert(by, "person.erased", "person", Map.of("rows", rows), clock.instant());
        return new PersonalData.Report(person, rows);
    }

    boolean nobodyErased() {
        return tombstones.none();
    }

    Set<Identifier> erased(Set<Identifier> identifiers) {
        return tombstones.erasedOf(identifiers);
    }
}
