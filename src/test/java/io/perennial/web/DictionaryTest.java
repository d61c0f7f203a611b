package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    private final Dictionary dictionary = new Dictionary(Clock.systemUTC());

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(dictionary.texts("de").keySet())
                .containsExactlyInAnyOrderElementsOf(dictionary.texts("en").keySet());
    }

    @Test
    void everyTextWithPlacesForValuesIsWellFormed() {
        for (String language : Dictionary.LANGUAGES) {
            dictionary.texts(language).forEach((key, text) -> {
                if (text.contains("{0")) {
                    assertThat(new MessageFormat(text, Locale.forLanguageTag(language)).toPattern())
                            .as(key)
                            .isNotEmpty();
                    assertThat(text).as(key).doesNotContain("'");
                }
            });
        }
    }

    /** A template that asks for a text by its whole name. */
    private static final Pattern ASKED = Pattern.compile("\\.text\\(\\s*\"([\\w.-]+)\"\\s*[,)]");

    @Test
    void everyTextThatATemplateAsksForIsThere() throws IOException {
        Set<String> known = dictionary.texts("en").keySet();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                assertThat(ASKED.matcher(Files.readString(template)).results().map(found -> found.group(1)))
                        .as(template.toString())
                        .allMatch(known::contains);
            }
        }
    }

    @Test
    void numbersMoneyAndSharesAreWrittenAsTheLanguageWritesThem() {
        Words german = dictionary.in("de", ZoneOffset.UTC);
        Words english = dictionary.in("en", ZoneOffset.UTC);

        assertThat(german.number(1234.5, 1)).isEqualTo("1.234,5");
        assertThat(english.number(1234.5, 1)).isEqualTo("1,234.5");
        assertThat(english.signed(-2.25, 1)).isEqualTo("−2.2");
        assertThat(english.signed(0.04, 1)).isEqualTo("0.0");
        assertThat(english.signed(3, 0)).isEqualTo("+3");
        assertThat(german.money(96_000, Currency.getInstance("EUR"))).isEqualTo("96.000\u00a0€");
        assertThat(english.money(96_000, Currency.getInstance("EUR"))).isEqualTo("€96,000");
        assertThat(english.money(-3590, Currency.getInstance("CHF"))).isEqualTo("−CHF\u00a03,590");
        assertThat(german.money(3590, Currency.getInstance("CHF"))).isEqualTo("3.590\u00a0CHF");
        assertThat(german.percent(0.5, 0)).isEqualTo("50\u00a0%");
        assertThat(english.signedPercent(-0.004, 0)).isEqualTo("0%");
    }

    @Test
    void whatTheConfigurationOrASystemCallsByAKeyIsReadAsWords() {
        Words german = dictionary.in("de", ZoneOffset.UTC);
        Words english = dictionary.in("en", ZoneOffset.UTC);

        assertThat(german.named("scorecard.name", "default")).isEqualTo("Standard-Bewertung");
        assertThat(german.named("contracts.reason", "company_closed")).isEqualTo("Unternehmen geschlossen");
        assertThat(english.named("desk.field", "employees")).isEqualTo("Employees");
        assertThat(english.named("desk.field", "fleet_size")).isEqualTo("Fleet size");
        assertThat(english.named("scorecard.name", "pilots-months-1-6")).isEqualTo("Pilots months 1-6");
        assertThat(english.named("contracts.reason", "bought by Acme, self-hosted"))
                .isEqualTo("Bought by Acme, self-hosted");
    }
}
