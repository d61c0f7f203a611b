package io.perennial.work;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds whom a text speaks to, e.g. "@jana.vogt please call" or "@Jana Vogt"; pure. */
final class Mentions {

    private static final Pattern AT = Pattern.compile("(?<![\\w.])@([\\p{L}\\p{N}._%+-]+(?:@[\\p{L}\\p{N}.-]+)?)");

    private Mentions() {}

    /**
     * E-mail addresses of colleagues named in the text, each once, in the order of the text. A name counts by the whole
     * address, what stands before its "@", or first and last name.
     */
    static List<String> in(String text, Collection<Work.Colleague> colleagues) {
        return AT.matcher(text)
                .results()
                .flatMap(found -> meant(text, found.start(1), found.group(1), colleagues))
                .distinct()
                .toList();
    }

    private static Stream<String> meant(String text, int at, String word, Collection<Work.Colleague> colleagues) {
        String name = word.replaceAll("[.]+$", "").toLowerCase(Locale.ROOT);
        String rest = text.substring(at).toLowerCase(Locale.ROOT);
        return colleagues.stream()
                .filter(colleague -> {
                    String email = colleague.email().toLowerCase(Locale.ROOT);
                    return email.equals(name)
                            || email.substring(0, email.indexOf('@')).equals(name)
                            || startsWithName(rest, colleague.name().toLowerCase(Locale.ROOT));
                })
                .map(Work.Colleague::email)
                .limit(1);
    }

    private static boolean startsWithName(String rest, String name) {
        Matcher matcher = Pattern.compile("^" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])")
                .matcher(rest);
        return !name.isBlank() && matcher.find();
    }
}
