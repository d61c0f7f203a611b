package io.perennial.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpeechTest {

    @Test
    void bothLanguagesSayEverything() {
        assertThat(texts(Locale.GERMAN).keySet())
                .isEqualTo(texts(Locale.ENGLISH).keySet());
    }

    @Test
    void germanIsSpokenWhereGermanIsAskedForAndEnglishEverywhereElse() {
        assertThat(Speech.in(Locale.forLanguageTag("de-AT")).of("feature.planning"))
                .isEqualTo("Tourenplanung");
        assertThat(Speech.in(Locale.FRENCH).of("feature.planning")).isEqualTo("Tour planning");
    }

    @Test
    void theSameChanceChoosesTheSameTextInBoth() {
        String english = Speech.in(Locale.ENGLISH).any("ticket", new SplittableRandom(3));
        String german = Speech.in(Locale.GERMAN).any("ticket", new SplittableRandom(3));

        assertThat(key(Locale.ENGLISH, english)).isEqualTo(key(Locale.GERMAN, german));
    }

    @Test
    void whatIsNamedInATextIsSaid() {
        assertThat(Speech.in(Locale.GERMAN).fill("name: ${feature.reports}")).isEqualTo("name: Berichte");
    }

    private static String key(Locale locale, String text) {
        ResourceBundle texts = texts(locale);
        return texts.keySet().stream()
                .filter(key -> texts.getString(key).equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("demo.speech", locale);
    }
}
