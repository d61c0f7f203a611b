package io.perennial.web;

import io.perennial.accounts.Account;
import io.perennial.conditions.Name;
import io.perennial.health.Band;
import io.perennial.portfolio.ListedName;
import java.text.Collator;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a row of a builder may ask.
 *
 * @param key as conditions call it
 * @param constants the only values there are, with their words; none: any value
 */
public record RowChoice(String key, String label, Name.Type type, Map<String, String> constants) {

    /**
     * Choices that stand together.
     *
     * @param label in words; empty where all are one group
     */
    public record Group(String label, List<RowChoice> choices) {}

    /** What the list of customers has a column for. */
    static List<Group> ofList(Words words) {
        return List.of(new Group(
                "",
                Arrays.stream(ListedName.values())
                        .map(name ->
                                new RowChoice(name.key(), words.text("listed." + name.name()), name.type(), Map.of()))
                        .toList()));
    }

    /** What any condition may ask, each group in the order of the alphabet. */
    static List<Group> of(Collection<Name> names, Words words) {
        Map<String, List<Name>> groups =
                names.stream().collect(Collectors.groupingBy(Name::group, TreeMap::new, Collectors.toList()));
        Collator alphabet = Collator.getInstance(words.locale());
        return groups.entrySet().stream()
                .map(group -> new Group(
                        words.text("condition.group." + group.getKey()),
                        group.getValue().stream()
                                .map(name -> new RowChoice(
                                        name.name(), label(name, words), name.type(), constants(name, words)))
                                .sorted(Comparator.comparing(RowChoice::label, alphabet))
                                .toList()))
                .toList();
    }

    private static String label(Name name, Words words) {
        String key = name.name() + ".name";
        return words.has(key)
                ? words.text(key)
                : name.name().substring(name.group().length() + 1);
    }

    private static Map<String, String> constants(Name name, Words words) {
        return switch (name.name()) {
            case "account.touch_model" -> constants(Account.TouchModel.values(), "touch", words);
            case "account.lifecycle" -> constants(Account.Lifecycle.values(), "lifecycle", words);
            case "health.band" -> constants(Band.values(), "band", words);
            default -> name.type() == Name.Type.YES_NO ? both(words) : Map.of();
        };
    }

    private static Map<String, String> both(Words words) {
        Map<String, String> both = new LinkedHashMap<>();
        both.put("true", words.text("yes"));
        both.put("false", words.text("no"));
        return both;
    }

    private static Map<String, String> constants(Enum<?>[] values, String prefix, Words words) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(
                        value -> value.name().toLowerCase(Locale.ROOT),
                        value -> words.of(prefix, value),
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    /** The comparisons that fit, for the page's script. */
    public String operators() {
        return type.operators().stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
