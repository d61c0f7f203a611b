package io.perennial.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.signals.SignalValue.Known;
import io.perennial.signals.SignalValue.Reason;
import io.perennial.signals.SignalValue.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalWordsTest {

    private static final Signal SEATS = SignalCatalogue.find("seat_utilisation").orElseThrow();
    private static final Signal URGENT =
            SignalCatalogue.find("open_urgent_tickets").orElseThrow();

    @Test
    void daysAgoAreTodayADayOrDaysAgo() {
        assertThat(dropped(Locale.ENGLISH, 0)).startsWith("Use dropped today: ");
        assertThat(dropped(Locale.ENGLISH, 1)).startsWith("Use dropped a day ago: ");
        assertThat(dropped(Locale.GERMAN, 0)).startsWith("Nutzung heute eingebrochen: ");
        assertThat(dropped(Locale.GERMAN, 12)).startsWith("Nutzung vor 12 Tagen eingebrochen: ");
    }

    private static String dropped(Locale locale, int daysAgo) {
        return SignalWords.in(locale)
                .why(
                        SignalCatalogue.find("usage_drop").orElseThrow(),
                        SignalValue.known(1, "d", (double) daysAgo, "n", 2.0, "k", 22.5));
    }

    @Test
    void seatsInBothLanguages() {
        SignalValue value = SignalValue.known(.4, "n", 24, "m", 60.0, "k", 41);

        assertThat(SignalWords.in(Locale.ENGLISH).why(SEATS, value))
                .isEqualTo("24 of 60 seats active, 41 four weeks ago.");
        assertThat(SignalWords.in(Locale.GERMAN).why(SEATS, value))
                .isEqualTo("24 von 60 Plätzen aktiv, vor vier Wochen 41.");
    }

    @Test
    void oneIsSingularAndNoneHasItsOwnSentence() {
        SignalWords german = SignalWords.in(Locale.GERMAN);

        assertThat(german.why(URGENT, SignalValue.known(1, "n", 1, "d", 1, "subject", "x")))
                .isEqualTo("1 dringendes Ticket offen, das älteste seit einem Tag.");
        assertThat(german.why(URGENT, SignalValue.known(1, "n", 1, "d", 0, "subject", "x")))
                .isEqualTo("1 dringendes Ticket offen, das älteste seit heute.");
        assertThat(german.why(URGENT, SignalValue.known(2, "n", 2, "d", 9, "subject", "x")))
                .isEqualTo("2 dringende Tickets offen, das älteste seit 9 Tagen.");
        assertThat(german.why(URGENT, SignalValue.known(0, "n", 0, "d", 0, "subject", "")))
                .isEqualTo("Kein dringendes Ticket offen.");
    }

    @Test
    void moneyAndChangesReadAsInTheLanguage() {
        Signal change = SignalCatalogue.find("mrr_change_12m").orElseThrow();
        SignalValue value = SignalValue.known(-.2, "n", 8000.0, "k", 10000.0, "currency", "EUR");

        assertThat(SignalWords.in(Locale.ENGLISH).why(change, value))
                .isEqualTo("€8,000 a month, €10,000 twelve months ago (−20%).");
        assertThat(SignalWords.in(Locale.GERMAN).why(change, value))
                .isEqualTo("8.000\u00a0€ im Monat, vor zwölf Monaten 10.000\u00a0€ (−20 %).");
    }

    /** Most numbers are written without a formatter, which is ten times as fast; nobody may see a difference. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void numbersAreWrittenAsTheLanguageWritesThem(String language) {
        Locale locale = language.equals("de") ? Locale.GERMANY : Locale.UK;
        Signal hours = SignalCatalogue.all().stream()
                .filter(signal -> signal.unit() == Signal.Unit.HOURS)
                .findFirst()
                .orElseThrow();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextBoolean() ? 1 : -1) * Math.exp(16 * random.nextDouble() - 4);
            double tenths = Math.round(value * 10) / 10.0;
            boolean whole = tenths == Math.rint(tenths) || Math.abs(value) >= 100;

            assertThat(SignalWords.in(locale).value(hours, value))
                    .isEqualTo(
                            String.format(locale, whole ? "%,.0f" : "%,.1f", whole ? Math.rint(value) + 0.0 : tenths));
        }
    }

    @Test
    void unknownSaysWhy() {
        assertThat(SignalWords.in(Locale.ENGLISH).why(SEATS, new Unknown(Reason.SOURCE_SILENT)))
                .isEqualTo("Seats used unknown: its source is silent.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everySignalHasItsTexts(String language) {
        SignalWords words = SignalWords.in(Locale.of(language));

        for (Signal signal : SignalCatalogue.all()) {
            assertThat(words.name(signal)).isNotBlank();
            assertThat(words.about(signal)).endsWith(".");
            assertThat(words.group(signal.group())).isNotBlank();
            assertThat(words.unit(signal.unit())).isNotBlank();
            signal.needs().forEach(need -> assertThat(words.need(need)).isNotBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everySentenceIsWholeAndHasAtMostTwentyWords(String language) {
        SignalWords words = SignalWords.in(Locale.of(language));
        for (int seed = 0; seed < 200; seed++) {
            Map<String, SignalValue> values = RandomHistory.of(new Random(seed)).values();

            for (Signal signal : SignalCatalogue.all()) {
                SignalValue value = values.get(signal.key());
                String why = words.why(signal, value);
                assertThat(why).doesNotContain("{", "}", "null").endsWith(".");
                assertThat(List.of(why.split(" "))).as(why).hasSizeLessThanOrEqualTo(20);
                if (value instanceof Known known) {
                    assertThat(words.value(signal, known.value())).isNotBlank();
                    assertThat(known.value()).as(signal.key()).isBetween(signal.low(), signal.high());
                }
            }
        }
    }
}
