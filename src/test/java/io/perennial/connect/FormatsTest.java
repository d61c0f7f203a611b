package io.perennial.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, numbers, flags and files are read however they are written in English and German. */
class FormatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YEAR_FIRST   | 2024-01-31                     | 2024-01-31T00:00:00Z",
                "YEAR_FIRST   | 2024/01/31                     | 2024-01-31T00:00:00Z",
                "YEAR_FIRST   | 2024-01-31 13:05               | 2024-01-31T13:05:00Z",
                "YEAR_FIRST   | 2024-01-31T13:05:07.123Z       | 2024-01-31T13:05:07.123Z",
                "YEAR_FIRST   | 2024-01-31T13:05:07.123456Z    | 2024-01-31T13:05:07.123Z",
                "YEAR_FIRST   | 2024-01-31T13:05:07+01:00      | 2024-01-31T12:05:07Z",
                "YEAR_FIRST   | 2024-01-31 13:05:07 +0100      | 2024-01-31T12:05:07Z",
                "YEAR_FIRST   | 2024-01-31 13:05:07 UTC        | 2024-01-31T13:05:07Z",
                "DAY_FIRST    | 31.01.2024                     | 2024-01-31T00:00:00Z",
                "DAY_FIRST    | 3.1.24                         | 2024-01-03T00:00:00Z",
                "DAY_FIRST    | 31.01.2024, 13:05 Uhr          | 2024-01-31T13:05:00Z",
                "DAY_FIRST    | 31/01/2024 13:05:07            | 2024-01-31T13:05:07Z",
                "MONTH_FIRST  | 1/31/2024                      | 2024-01-31T00:00:00Z",
                "MONTH_FIRST  | 1/31/2024 1:05 PM              | 2024-01-31T13:05:00Z",
                "MONTH_FIRST  | 1/31/2024 12:05:00 AM          | 2024-01-31T00:05:00Z",
                "COMPACT      | 20240131                       | 2024-01-31T00:00:00Z",
                "WORDS        | 31. Januar 2024                | 2024-01-31T00:00:00Z",
                "WORDS        | Jan 31, 2024                   | 2024-01-31T00:00:00Z",
                "WORDS        | 5 März 2024 13:05              | 2024-03-05T13:05:00Z",
                "EPOCH_SECONDS| 1706706307                     | 2024-01-31T13:05:07Z",
                "EPOCH_MILLIS | 1706706307123                  | 2024-01-31T13:05:07.123Z",
            })
    void readsDates(DateFormat format, String text, Instant expected) {
        assertThat(Instant.ofEpochMilli(format.millis(text, ZoneOffset.UTC))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YEAR_FIRST   | 2024-02-30",
                "YEAR_FIRST   | 24-01-31",
                "YEAR_FIRST   | 2024-01-31 25:00",
                "YEAR_FIRST   | 2024-01-31 tomorrow",
                "YEAR_FIRST   | 2024-01/31",
                "DAY_FIRST    | 31.13.2024",
                "MONTH_FIRST  | 31/01/2024",
                "MONTH_FIRST  | 1/31/2024 13:05 PM",
                "COMPACT      | 20241301",
                "COMPACT      | 99990131",
                "WORDS        | 31. Foo 2024",
                "WORDS        | Januar",
                "EPOCH_SECONDS| 12",
                "EPOCH_MILLIS | 1706706307",
            })
    void doesNotTakeForADateWhatIsNone(DateFormat format, String text) {
        assertThat(format.millis(text, ZoneOffset.UTC)).isEqualTo(DateFormat.INVALID);
    }

    @Test
    void timesWithoutAnOffsetAreLocalToTheZoneOfTheImport() {
        var berlin = ZoneId.of("Europe/Berlin");

        assertThat(Instant.ofEpochMilli(DateFormat.DAY_FIRST.millis("01.07.2024 00:30", berlin)))
                .isEqualTo("2024-06-30T22:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT | 1,234.56   | 1234.56",
                "POINT | -12.50     | -12.50",
                "POINT | (99.9)     | -99.9",
                "POINT | $1,000     | 1000",
                "POINT | 0.30000000000000004 | 0.30000000000000004",
                "POINT | 1e3        | 1000",
                "COMMA | 1.234,56 € | 1234.56",
                "COMMA | 12,5 %     | 12.5",
                "COMMA | 1.234.567  | 1234567",
                "COMMA | 12-        | -12",
                "COMMA | 1 234,5    | 1234.5",
            })
    void readsNumbers(NumberFormat format, String text, String plain) {
        assertThat(format.plain(text)).contains(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT | 1.2.3",
                "POINT | 12,34",
                "COMMA | 12.34",
                "POINT | abc",
                "POINT | 2024-01-31",
                "POINT | ,",
                "POINT | NaN"
            })
    void doesNotTakeForANumberWhatIsNone(NumberFormat format, String text) {
        assertThat(format.plain(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12,12", "monthly,1", "jährlich,12", "vierteljährlich,3", "2 years,24", "36 Monate,36", "Annual,12"})
    void readsPeriods(String text, int months) {
        assertThat(Months.read(text)).contains(months);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "weekly", "121", "-1", "12 apples"})
    void doesNotTakeForAPeriodWhatIsNone(String text) {
        assertThat(Months.read(text)).isEmpty();
    }

    @Test
    void bothFormsOfASalesforceIdAreOne() {
        assertThat(SalesforceId.full("001A0000006Vm9r")).isEqualTo("001A0000006Vm9rIAC");
        assertThat(AccountRows.id("001A0000006Vm9rIAC")).isEqualTo(AccountRows.id("001A0000006Vm9r"));
        assertThat(AccountRows.id("customer-number")).isEqualTo("customer-number");
    }

    @Test
    void seesHowAFileIsWritten() {
        var german = CsvDialect.of(
                "Kunde;Betrag;Datum\nMüller;1,5;31.01.2024\n".getBytes(StandardCharsets.ISO_8859_1), false);
        var excel = CsvDialect.of("sep=;\r\na;b\r\n1;2\r\n".getBytes(StandardCharsets.UTF_8), false);
        var marked = CsvDialect.of("\ufeffa\tb\n\"x\ty\"\t2\n".getBytes(StandardCharsets.UTF_8), false);
        var wide = CsvDialect.of("\ufeffa,b\nx,2\n".getBytes(StandardCharsets.UTF_16LE), false);
        var headless =
                CsvDialect.of("17,2024-01-31,login\n18,2024-01-31,login\n".getBytes(StandardCharsets.UTF_8), false);

        assertThat(german.separator()).isEqualTo(';');
        assertThat(german.charset().name()).isEqualTo("windows-1252");
        assertThat(excel.separatorLine()).isTrue();
        assertThat(marked.separator()).isEqualTo('\t');
        assertThat(marked.byteOrderMark()).isEqualTo(3);
        assertThat(wide.charset()).isEqualTo(StandardCharsets.UTF_16LE);
        assertThat(headless.headers()).containsExactly("column_1", "column_2", "column_3");
    }

    @ParameterizedTest
    @CsvSource({
        "Kündigungs-Datum,kuendigungs_datum",
        "AccountId,account_id",
        "Segment__c,segment",
        " Company Domain Name ,company_domain_name",
        "ARRAmount,arr_amount",
        "Straße,strasse",
    })
    void readsHeadersWhateverTheirSpelling(String header, String normal) {
        assertThat(Headers.normal(header)).isEqualTo(normal);
    }

    @Test
    void yesAndNoInTwoLanguages() {
        assertThat(Flags.read("Ja")).isEqualTo(Optional.of(true));
        assertThat(Flags.read("FALSE")).isEqualTo(Optional.of(false));
        assertThat(Flags.read("maybe")).isEmpty();
    }
}
