package io.perennial.access;

import java.util.List;
import java.util.Locale;
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

        /** An e-mail address. */
        public static final String EMAIL = "email";

        /** The number of a contact person. */
        public static final String CONTACT = "contact";

        /** What a source calls a contact person: "source:id". */
        public static final String CONTACT_ID = "contact_id";

        /** The key of a product user. */
        public static final String USER = "user";

        /** What a source calls a product user: "source:id". */
        public static final String USER_ID = "user_id";

        public Identifier {
            if (kind.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException(
                        "an identifier has a kind and a value but was " + kind + "=" + value);
            }
        }
    }

    /** The person's identifiers of one kind as text; addresses in small letters. */
    static String[] texts(Set<Identifier> person, String kind) {
        return person.stream()
                .filter(id -> id.kind().equals(kind))
                .map(id -> kind.equals(Identifier.EMAIL) ? id.value().toLowerCase(Locale.ROOT) : id.value())
                .distinct()
                .toArray(String[]::new);
    }

    /** The person's identifiers of a kind that counts, e.g. the numbers of contacts. */
    static Long[] numbers(Set<Identifier> person, String kind) {
        return person.stream()
                .filter(id -> id.kind().equals(kind) && id.value().matches("\\d{1,18}"))
                .map(id -> Long.valueOf(id.value()))
                .distinct()
                .toArray(Long[]::new);
    }

    /** What an erasure changed: rows by "module.table". */
    record Report(Set<Identifier> person, Map<String, Integer> rows) {
        public Report {
            person = Set.copyOf(person);
            rows = Map.copyOf(rows);
        }
    }
}
