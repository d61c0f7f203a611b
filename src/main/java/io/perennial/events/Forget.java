package io.perennial.events;

import io.perennial.access.PersonalData.Identifier;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What comes of people who were erased: facts about them are not taken, and their use counts as nobody's. An identify
 * of the erased ada@example.com -> forgotten; her "Report Exported" -> one more export of her company, by no user; a
 * meeting with her and Ben -> a meeting with Ben.
 */
final class Forget implements IntakeStep {

    /** Facts that say nothing once their person is gone. */
    private static final Set<FactKind> ABOUT_A_PERSON =
            EnumSet.of(FactKind.IDENTIFY, FactKind.ALIAS, FactKind.CONTACT, FactKind.SURVEY_ANSWER);

    private static final int LONGEST_NAME = 320;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Asks which of these identifiers belong to erased people. */
    interface Erased extends Function<Set<Identifier>, Set<Identifier>> {
        boolean nobody();
    }

    private final Erased erased;

    Forget(Erased erased) {
        this.erased = erased;
    }

    @Override
    public String label() {
        return "forget";
    }

    @Override
    public void pass(List<Arrival> arrivals) {
        if (erased.nobody()) {
            return;
        }
        Map<Arrival, Set<Identifier>> named = new HashMap<>();
        Set<Identifier> all = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (arrival.open()) {
                Set<Identifier> names = names(arrival);
                named.put(arrival, names);
                all.addAll(names);
            }
        }
        Set<Identifier> gone = erased.apply(all);
        named.forEach((arrival, names) -> {
            if (names.stream().anyMatch(gone::contains)) {
                forget(arrival, gone);
            }
        });
    }

    private static void forget(Arrival arrival, Set<Identifier> gone) {
        FactKind kind = arrival.event.kind();
        if (ABOUT_A_PERSON.contains(kind)) {
            arrival.verdict = new Verdict.Forgotten();
        } else if (kind.activity()) {
            arrival.withoutPerson(JsonBytes.EMPTY_OBJECT);
        } else {
            arrival.withoutPerson(without(arrival, gone));
        }
    }

    private static Set<Identifier> names(Arrival arrival) {
        Set<Identifier> names = new HashSet<>();
        arrival.event.user().ifPresent(user -> {
            add(names, Identifier.USER_ID, arrival.source.value() + ":" + user);
            add(names, Identifier.EMAIL, user);
        });
        if (!arrival.event.kind().activity()) {
            texts(properties(arrival)).forEach(text -> names.addAll(names(arrival, text)));
        }
        return names;
    }

    private static Set<Identifier> names(Arrival arrival, String text) {
        Set<Identifier> names = new HashSet<>();
        add(names, Identifier.EMAIL, text);
        add(names, Identifier.CONTACT_ID, arrival.source.value() + ":" + text);
        return names;
    }

    private static void add(Set<Identifier> names, String kind, String text) {
        String name = text.strip();
        if (!name.isEmpty() && name.length() <= LONGEST_NAME) {
            names.add(new Identifier(kind, kind.equals(Identifier.EMAIL) ? name.toLowerCase(Locale.ROOT) : name));
        }
    }

    private static JsonNode properties(Arrival arrival) {
        return JSON.readTree(arrival.event.properties());
    }

    /** Texts that stand at the top or in a list at the top; of enumerations with commas each part. */
    private static Set<String> texts(JsonNode properties) {
        Set<String> texts = new HashSet<>();
        for (JsonNode value : properties) {
            if (value.isString()) {
                texts.addAll(parts(value.stringValue()));
            } else if (value.isArray()) {
                value.forEach(item -> {
                    if (item.isString()) {
                        texts.add(item.stringValue());
                    }
                });
            }
        }
        return texts;
    }

    private static List<String> parts(String text) {
        return text.length() > LONGEST_NAME * 20 ? List.of() : List.of(text.split("[,;]", -1));
    }

    /** The properties less the names of erased people. */
    private static byte[] without(Arrival arrival, Set<Identifier> gone) {
        Predicate<String> erased = text -> names(arrival, text).stream().anyMatch(gone::contains);
        ObjectNode kept = JSON.createObjectNode();
        properties(arrival).properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isArray()) {
                ArrayNode items = kept.putArray(property.getKey());
                value.forEach(item -> {
                    if (!item.isString() || !erased.test(item.stringValue())) {
                        items.add(item);
                    }
                });
            } else if (value.isString() && parts(value.stringValue()).stream().anyMatch(erased)) {
                List<String> others = parts(value.stringValue()).stream()
                        .filter(part -> !erased.test(part))
                        .toList();
                if (!others.isEmpty()) {
                    kept.put(property.getKey(), String.join(",", others));
                }
            } else {
                kept.set(property.getKey(), value);
            }
        });
        return JSON.writeValueAsBytes(kept);
    }
}
