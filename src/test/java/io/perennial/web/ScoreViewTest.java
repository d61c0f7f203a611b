package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreViewTest {

    private final Dictionary dictionary = new Dictionary(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "usage, en, Use",
        "usage, de, Nutzung",
        "engagement, de, Beziehung",
        "our own group, de, our own group",
    })
    void aGroupIsShownByItsNameAndKeptByItsKey(String key, String language, String name) {
        Words words = dictionary.in(language, ZoneOffset.UTC);

        assertThat(ScoreView.groupName(key, words)).isEqualTo(name);
        assertThat(ScoreView.groupKey(" " + name.toUpperCase(), words).strip()).isEqualToIgnoringCase(key);
        assertThat(ScoreView.groupKey(name, words)).isEqualTo(key);
    }
}
