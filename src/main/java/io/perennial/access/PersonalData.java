package io.perennial.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Port of every module that keeps something about people: collect their identifiers, export, erase. */
public interface PersonalData {

    /** Name of the module, as the report shows it. */
    String module();

    /** Further identifiers of whoever has one of the known ones; asked again until no module adds any. */
    Set<Identifier> collect(Set<Identifier> known);

    /** Everything kept about the person, by table. */
    Map<String, List<Map<String, Object>>> export(Set<Identifier> person);

    /** Erases or blanks it and answers the rows changed by table; counts of use stay, without the person. */
    Map<String, Integer> erase(Set<Identifier> person);

    /** One name of a person, e.g. ("email", "ada@example.com") or ("contact", "17"). */
    record Identifier(String kind, String value) {
        public Identifier {
            if (kind.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException(
                        "an identifier has a kind and a value but was " + kind + "=" + value);
            }
        }
    }

    /** What an erasure changed: rows by "module.table". */
    record Report(Set<Identifier> person, Map<String, Integer> rows) {
        public Report {
            person = Set.copyOf(person);
            rows = Map.copyOf(rows);
        }
    }
}
