package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connect.Remark;
import io.perennial.shared.Properties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    private final Sentences german = Sentences.in("de");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'name' is missing | „name“ fehlt
                    line 3, column 1: unknown key 'evnts' - did you mean 'events'? | Zeile 3, Spalte 1: unbekannter Schlüssel „evnts“ – meinen Sie „events“?
                    'when': '>=' does not work with a number and a text | „when“: „>=“ passt nicht zu dem, was hier steht: eine Zahl und ein Text
                    'high': unknown name 'signal.x'; the list of names shows what there is | „high“: unbekannter Name „signal.x“; die Liste der Namen zeigt, was es gibt
                    'a' is missing; 'b' must lie in 0..10 but was 11 | „a“ fehlt; „b“ muss in 0..10 liegen, war aber 11
                    product 'p' must hold keys with values, one a line | Produkt „p“ muss Schlüssel mit Werten enthalten, einen je Zeile
                    field 'timezone' wants a timezone but got 'Mars' | Feld „timezone“ will eine Zeitzone wie Europe/Berlin, bekam aber „Mars“
                    'what' is the name of 'who' | 'what' is the name of 'who'
                    """)
    void aSentenceIsSaidInTheLanguageOfThePage(String english, String said) {
        assertThat(german.said(english)).isEqualTo(said);
    }

    /** What comes from libraries, or is put together from parts too small to be found. */
    private static final Set<String> NOT_IN_SOURCES = Set.of(
            "extraneous input '{0}'",
            "mismatched input '{0}'",
            "no viable alternative at input '{0}'",
            "token recognition error at: '{0}",
            "missing '{0}' at '{1}'",
            "missing closing ]",
            "missing closing )",
            "mapping values are not allowed here",
            "'high': {0}",
            "'mid': {0}",
            "'{0}' must be a time such as \"09:00\" but is '{1}'",
            "{0} must hold keys with values, one a line");

    @Test
    void everySentenceOfTheListIsOneThatTheProgramSaysAndKeepsItsGaps() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
            }
        }
        String said = sources.toString();
        Map<String, String> sentences = Sentences.read("de");

        assertThat(sentences)
                .allSatisfy(
                        (english, translated) -> assertThat(gaps(translated)).isEqualTo(gaps(english)));
        assertThat(sentences.keySet())
                .filteredOn(english -> english.contains("{") && !NOT_IN_SOURCES.contains(english))
                .filteredOn(english -> !said.contains(longestPiece(english)))
                .isEmpty();
    }

    /** The longest part between gaps, as a source writes it. */
    private static String longestPiece(String english) {
        return Stream.of(english.split("\\{\\d}"))
                .map(piece -> piece.replaceFirst("^'(?=[, ;])|(?<=.{20}) but is '$|; here stand $", "")
                        .replace("\"", "\\\""))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow()
                .strip();
    }

    private static Set<String> gaps(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsInASentenceStaysAsItWasWritten() {
        assertThat(german.said("'$1 {0} \\' must be a number but is '1' and\n2'"))
                .isEqualTo("„$1 {0} \\“ muss eine Zahl sein, ist aber „1' and\n2“");
    }

    @Test
    void onlyWhatTheDoorSaysIsASentenceInARemark() {
        Words words = new Dictionary(Clock.systemUTC()).in("de", ZoneOffset.UTC);

        assertThat(ImportsPage.say(words, Remark.of("refused.door", "'name' is missing")))
                .isEqualTo("„name“ fehlt");
        assertThat(ImportsPage.say(words, Remark.of("refused.number", "text", "a number")))
                .isEqualTo("„a number“ in Spalte „text“ ist keine Zahl im Format der Spalte.");
    }

    @Test
    void englishStaysEnglish() {
        assertThat(Sentences.in("en").said("'name' is missing")).isEqualTo("'name' is missing");
    }

    @Test
    void whatAFactDoesNotSayRightIsSaidInGerman() {
        Properties properties = Properties.of(
                "{\"at\":\"soon\",\"n\":\"many\",\"b\":\"perhaps\",\"list\":[1]}".getBytes(StandardCharsets.UTF_8),
                ZoneOffset.UTC);
        properties.instant("at");
        properties.number("n");
        properties.yesNo("b");
        properties.text("list");
        properties.required("name");

        assertThat(german.said(properties.problem().orElseThrow()))
                .doesNotContain(" must ", " but ", " missing")
                .contains("„at“ muss ein Zeitpunkt", "„name“ fehlt");
    }
}
