package io.perennial.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2026-03-01T10:00:00Z\" | 2026-03-01T10:00:00Z",
                "\"2026-03-01T10:00:00.5Z\" | 2026-03-01T10:00:00.500Z",
                "\"2026-03-01T10:00:00+01:00\" | 2026-03-01T09:00:00Z",
                "\"2026-03-01T10:00:00+0100\" | 2026-03-01T09:00:00Z",
                "\"2026-03-01 10:00:00+01\" | 2026-03-01T09:00:00Z",
                "\"2026-03-01 10:00:00\" | 2026-03-01T09:00:00Z",
                "\"2026-03-01T10:00\" | 2026-03-01T09:00:00Z",
                "\"2026-03-01\" | 2026-02-28T23:00:00Z",
                "1772359200 | 2026-03-01T10:00:00Z",
                "1772359200000 | 2026-03-01T10:00:00Z",
            })
    void timesAreReadAsSystemsWriteThem(String json, Instant expected) {
        Properties properties = of("{\"at\":" + json + "}");

        assertThat(properties.instant("at")).contains(expected);
        assertThat(properties.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-13-01\"",
                "\"soon\"",
                "\"9999-01-01\"",
                "\"2026-02-30T10:00:00Z\"",
                "true",
                "-5",
                "1e300",
                "{}",
                "[]",
                "\"2026-03-01T\""
            })
    void whatIsNoTimeIsSaid(String json) {
        Properties properties = of("{\"at\":" + json + "}");

        assertThat(properties.instant("at")).isEmpty();
        assertThat(properties.problem().orElseThrow()).startsWith("'at' must be a time such as");
    }

    @ParameterizedTest
    @CsvSource({"12.5, 12.5", "\"12.5\", 12.5", "\" 7 \", 7", "0, 0", "-3, -3"})
    void numbersMayComeAsText(String json, double expected) {
        assertThat(of("{\"n\":" + json + "}").number("n")).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"many\"", "true", "\"1,5\"", "\"NaN\"", "[1]", "1e999"})
    void whatIsNoNumberIsSaid(String json) {
        Properties properties = of("{\"n\":" + json + "}");

        assertThat(properties.number("n")).isEmpty();
        assertThat(properties.problem().orElseThrow()).startsWith("'n' must be a number");
    }

    @Test
    void aNumberOutOfRangeIsSaid() {
        Properties properties = of("{\"score\":11}");

        assertThat(properties.number("score", 0, 10)).isEmpty();
        assertThat(properties.problem()).contains("'score' must lie in 0..10 but was 11");
    }

    @Test
    void missingNullAndBlankAreTheSame() {
        Properties properties = of("{\"a\":null,\"b\":\"  \"}");

        assertThat(properties.text("a")).isEmpty();
        assertThat(properties.text("b")).isEmpty();
        assertThat(properties.instant("c")).isEmpty();
        assertThat(properties.problem()).isEmpty();
        assertThat(properties.required("b")).isEmpty();
        assertThat(properties.problem()).contains("'b' is missing");
    }

    @Test
    void wordsAreReadInAnyCaseAndTheRestIsListed() {
        Properties properties = of("{\"a\":\"Monday\",\"b\":\"noday\"}");

        assertThat(properties.word("a", DayOfWeek.class)).contains(DayOfWeek.MONDAY);
        assertThat(properties.word("b", DayOfWeek.class)).isEmpty();
        assertThat(properties.problem().orElseThrow()).startsWith("'b' must be one of monday, tuesday");
    }

    @Test
    void listsMayComeAsListOrAsText() {
        Properties properties =
                of("{\"a\":[\"2026-01-02\",\"2026-01-01\"],\"b\":\"2026-01-01; 2026-01-02\",\"c\":\"2026-01-01\"}");

        assertThat(properties.instants("a")).hasSize(2).isSorted();
        assertThat(properties.instants("b")).isEqualTo(properties.instants("a"));
        assertThat(properties.instants("c")).hasSize(1);
        assertThat(properties.date("c")).contains(LocalDate.parse("2026-01-01"));
    }

    @Test
    void whatNobodyAskedForIsKept() {
        Properties properties = of("{\"id\":\"7\",\"team\":\"blue\",\"tags\":[1,2]}");

        properties.text("id");

        assertThat(properties.rest()).isEqualTo("{\"team\":\"blue\",\"tags\":[1,2]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{", "null", "7", "\"a\"", "{\"a\":}"})
    void whatIsNoObjectIsAProblem(String json) {
        assertThat(of(json).problem()).isPresent();
    }

    @Test
    void nullCharactersAreTakenOut() {
        assertThat(of("{\"a\":\"x\\u0000y\"}").text("a")).contains("xy");
    }

    private static Properties of(String json) {
        return Properties.of(json.getBytes(StandardCharsets.UTF_8), BERLIN);
    }
}
