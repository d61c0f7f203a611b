package io.perennial.connect;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what the header of a column says, whatever the spelling, e.g. "Kündigungs-Datum" and "kuendigungsDatum". */
final class Headers {

    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> BARE_IDS =
            Set.of("id", "record_id", "nr", "key", "nummer", "number", "external_id");

    private Headers() {}

    /** "Kündigungs-Datum" -> "kuendigungs_datum", "AccountId" -> "account_id", "Segment__c" -> "segment". */
    static String normal(String header) {
        String words = CAMEL.matcher(header.strip()).replaceAll("_").toLowerCase(Locale.ROOT);
        words = words.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
        words = MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD)).replaceAll("");
        words = words.endsWith("__c") ? words.substring(0, words.length() - 3) : words;
        words = OTHER.matcher(words).replaceAll("_");
        return words.replaceAll("^_+|_+$", "");
    }

    /** How surely the header alone means the field in a file of that kind, 0..1. */
    static double means(String header, Field field, RowKind kind) {
        String name = normal(header);
        if (BARE_IDS.contains(name) && Field.ownKey(kind).filter(field::equals).isPresent()) {
            return 0.95;
        }
        int position = field.words().indexOf(name);
        if (position >= 0) {
            return 1 - 0.01 * Math.min(position, 20);
        }
        List<String> tokens = Arrays.asList(name.split("_"));
        return field.words().stream().anyMatch(word -> speaksOf(tokens, word)) ? 0.6 : 0;
    }

    /** Every word of a phrase of two words or more stands in the header. */
    private static boolean speaksOf(List<String> tokens, String phrase) {
        String[] words = phrase.split("_");
        return words.length > 1 && tokens.containsAll(Arrays.asList(words));
    }
}
