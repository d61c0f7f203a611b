package io.perennial.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What readers of texts and facts say in English (to the log, the API, the command line, and kept with what they
 * refused), in the language of a page: "'name' is missing" -> "„name“ fehlt". Sentences stand in
 * {@code messages/sentences_<language>.yaml} with {0}, {1} for what is in them; what is not there stays English.
 */
final class Sentences {

    /** English stays as it is. */
    static final Sentences NONE = new Sentences(List.of());

    private static final int LONGEST = 2_000;
    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
    private static final Map<String, String> JOINTS = Map.of("; ", "; ", " and ", " und ");

    private final List<Sentence> sentences;

    private Sentences(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    /**
     * @param exact nothing that stands in quotes holds a quote, which tells "'a' is missing" from "'a': 'b' is missing"
     * @param open what stands in quotes is anything
     * @param said what stands in the other language, with the same gaps
     */
    private record Sentence(Pattern exact, Pattern open, int letters, String said) {

        static Sentence of(String english, String said) {
            return new Sentence(
                    pattern(english, "([^']*?)"),
                    pattern(english, "(.*?)"),
                    GAP.matcher(english).replaceAll("").length(),
                    said);
        }

        private static Pattern pattern(String english, String inQuotes) {
            StringBuilder pattern = new StringBuilder();
            int from = 0;
            for (MatchResult gap : GAP.matcher(english).results().toList()) {
                String before = english.substring(from, gap.start());
                pattern.append(Pattern.quote(before)).append(before.endsWith("'") ? inQuotes : "(.*?)");
                from = gap.end();
            }
            return Pattern.compile(pattern + Pattern.quote(english.substring(from)), Pattern.DOTALL);
        }
    }

    /** The sentences of a language; none where it has no file. */
    static Sentences in(String language) {
        List<Sentence> sentences = new ArrayList<>();
        read(language).forEach((english, said) -> sentences.add(Sentence.of(english, said)));
        sentences.sort(Comparator.comparingInt(Sentence::letters).reversed());
        return new Sentences(List.copyOf(sentences));
    }

    /** English and what is said instead, as it stands in the file. */
    static Map<String, String> read(String language) {
        try (InputStream file = Sentences.class.getResourceAsStream("/messages/sentences_" + language + ".yaml")) {
            Map<String, String> sentences = new LinkedHashMap<>();
            if (file != null
                    && new Load(LoadSettings.builder().build()).loadFromInputStream(file) instanceof Map<?, ?> read) {
                read.forEach((english, said) -> sentences.put(String.valueOf(english), String.valueOf(said)));
            }
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sentence in the language of the page; a text that is too long for a sentence stays as it is. */
    String said(String english) {
        return english.length() > LONGEST ? english : known(english).orElse(english);
    }

    private Optional<String> known(String english) {
        return known(english, Sentence::exact)
                .or(() -> JOINTS.entrySet().stream()
                        .flatMap(joint -> parts(english, joint.getKey(), joint.getValue()).stream())
                        .findFirst())
                .or(() -> known(english, Sentence::open));
    }

    private Optional<String> known(String english, Function<Sentence, Pattern> pattern) {
        return sentences.stream()
                .map(sentence -> say(sentence.said(), pattern.apply(sentence).matcher(english)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> say(String said, Matcher found) {
        return found.matches() ? Optional.of(filled(said, found)) : Optional.empty();
    }

    /** What stands in quotes was written by somebody and stays as it is; all else may be a sentence of its own. */
    private String filled(String said, Matcher values) {
        return GAP.matcher(said).replaceAll(gap -> {
            String value = values.group(Integer.parseInt(gap.group(1)) + 1);
            boolean quoted = gap.start() > 0 && said.charAt(gap.start() - 1) == '„';
            return Matcher.quoteReplacement(quoted ? value : said(value));
        });
    }

    /** Several joined, each of which is known: "a number and a text". */
    private Optional<String> parts(String english, String joint, String said) {
        List<String> parts = List.of(english.split(joint));
        List<String> known = parts.size() < 2
                ? List.of()
                : parts.stream().map(this::known).flatMap(Optional::stream).toList();
        return !parts.isEmpty() && known.size() == parts.size()
                ? Optional.of(String.join(said, known))
                : Optional.empty();
    }
}
