package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was typed leads to what was meant: the name itself before longer names, words before parts of words. */
class PaletteTest {

    @ParameterizedTest
    @CsvSource({
        "Nord, nord, 0",
        "Nordlicht AG, Nord, 1",
        "Hafen Nord, nord, 2",
        "Hafen Nordlicht, nord haf, 2",
        "Konordia, nord, 3",
        "crm-17, 17, 2",
        "Birkental, 17, 3"
    })
    void theCloserNameStandsFirst(String name, String asked, int distance) {
        assertThat(Palette.distance(name, asked)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "Key figures, key, true",
        "Key figures, fig key, true",
        "Key figures, ey, false",
        "Day-by-day, by, true",
        "Segments, segments x, false"
    })
    void eachWordTypedBeginsAWord(String text, String asked, boolean fits) {
        assertThat(Palette.fits(text, asked)).isEqualTo(fits);
    }
}
