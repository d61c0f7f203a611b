package io.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the calls of Segment and RudderStack mean. */
class SegmentFormatTest {

    private static final SourceKey SOURCE = new SourceKey("website");
    private static final Instant RECEIVED = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest(name = "timestamp {0}, original {1}, sent {2} -> {3}")
    @CsvSource({
        // a clock that goes an hour ahead: sent 13:00 by its own account, happened ten minutes before that
        "2026-03-10T12:50:00Z,,2026-03-10T13:00:00Z,2026-03-10T11:50:00Z",
        // RudderStack names it originalTimestamp
        ",2026-03-10T12:50:00Z,2026-03-10T13:00:00Z,2026-03-10T11:50:00Z",
        // who sends both has corrected the first already
        "2026-03-01T08:00:00Z,2026-03-10T12:50:00Z,2026-03-10T13:00:00Z,2026-03-01T08:00:00Z",
        // nothing to correct by
        "2026-03-01T08:00:00Z,,,2026-03-01T08:00:00Z",
        "2026-03-01T08:00:00Z,,1970-01-01T00:00:00Z,2026-03-01T08:00:00Z",
        ",,2026-03-10T13:00:00Z,2026-03-10T12:00:00Z",
        // other ways to write a moment
        "2026-03-01T08:00:00.123456Z,,,2026-03-01T08:00:00.123456Z",
        "2026-03-01T10:00:00+02:00,,,2026-03-01T08:00:00Z",
        "2026-03-01T10:00:00+0200,,,2026-03-01T08:00:00Z",
        "2026-03-01 08:00:00,,,2026-03-01T08:00:00Z",
        "2026-03-01,,,2026-03-01T00:00:00Z",
        "1772352000,,,2026-03-01T08:00:00Z",
        "1772352000123,,,2026-03-01T08:00:00.123Z",
        "2024-02-29T08:00:00.5Z,,,2024-02-29T08:00:00.500Z",
        "2024-12-31T23:59:59Z,,,2024-12-31T23:59:59Z",
    })
    void correctsTheSendersClock(String timestamp, String original, String sent, Instant expected) {
        String call = "{\"event\":\"E\",\"userId\":\"u\"" + field("timestamp", timestamp)
                + field("originalTimestamp", original) + field("sentAt", sent) + "}";

        assertThat(one("track", call).at()).isEqualTo(expected);
    }

    @Test
    void theBatchSaysWhenItWasSentAlsoAtItsEnd() {
        String batch =
                "{\"batch\":[{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\",\"timestamp\":\"2026-03-10T12:50:00Z\"}],"
                        + "\"sentAt\":\"2026-03-10T13:00:00Z\"}";

        assertThat(one("batch", batch).at()).isEqualTo(Instant.parse("2026-03-10T11:50:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'event':'E','userId':'u','groupId':'a'}|a",
                "{'event':'E','userId':'u','context':{'groupId':'b'}}|b",
                "{'event':'E','userId':'u','properties':{'groupId':'c'}}|c",
                "{'event':'E','userId':'u','context':{'groupId':4711}}|4711",
                "{'event':'E','userId':'u','groupId':'a','context':{'groupId':'b'}}|a",
            })
    void findsTheAccount(String call, String account) {
        assertThat(one("track", call.replace('\'', '"')).account().orElseThrow().id())
                .isEqualTo(account);
    }

    @Test
    void anEventWithoutAnAccountNamesNone() {
        assertThat(one("track", "{\"event\":\"E\",\"anonymousId\":\"x\"}").account())
                .isEmpty();
        assertThat(one("track", "{\"event\":\"E\",\"anonymousId\":\"x\"}").user())
                .isEmpty();
    }

    @Test
    void keepsThePropertiesAsTheyCame() {
        Event event = one(
                "track",
                "{\"event\":\"E\",\"userId\":\"u\",\"properties\": { \"b\":[1, {\"c\":\"\\u0000ü\"}], \"value\" : 2.50 } }");

        assertThat(new String(event.properties(), UTF_8))
                .isEqualTo("{ \"b\":[1, {\"c\":\"\\u0000ü\"}], \"value\" : 2.50 }");
        assertThat(event.value()).isEqualTo(OptionalDouble.of(2.5));
    }

    @Test
    void countsTheValueAndElseTheRevenue() {
        assertThat(one("track", "{\"event\":\"E\",\"userId\":\"u\",\"properties\":{\"revenue\":9,\"value\":2}}")
                        .value())
                .hasValue(2);
        assertThat(one("track", "{\"event\":\"E\",\"userId\":\"u\",\"properties\":{\"revenue\":9}}")
                        .value())
                .hasValue(9);
        assertThat(one("track", "{\"event\":\"E\",\"userId\":\"u\",\"properties\":{\"value\":\"much\"}}")
                        .value())
                .isEmpty();
    }

    @Test
    void aMessageWithoutAnIdIsKnownByItsContent() {
        String call = "{\"event\":\"E\",\"userId\":\"u\",\"timestamp\":\"2026-03-01T08:00:00Z\"";
        Event first = one("track", call + ",\"sentAt\":\"2026-03-10T12:00:00Z\"}");
        Event again = one("track", call + ",\"sentAt\":\"2026-03-10T12:00:07Z\"}");
        Event other = one("track", call + ",\"properties\":{\"a\":1}}");

        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(other.messageId()).isNotEqualTo(first.messageId());
    }

    @Test
    void traitsOfAPersonMayStandInTheContext() {
        Event event = one("identify", "{\"userId\":\"u\",\"context\":{\"traits\":{\"email\":\"u@acme.example\"}}}");

        assertThat(new String(event.properties(), UTF_8)).contains("u@acme.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Account Created|{\"created_at\":\"2026-03-10T12:00:00Z\",\"name\":\"Acme\"}",
                "Account Removed User|{\"perennial_left\":true}",
                "Account Added User|{}",
                "Signed Up|{}",
            })
    void reservedEventsSaySomethingAboutTheAccount(String name, String traits) {
        List<Event> events = all(
                "track",
                "{\"event\":\"" + name
                        + "\",\"userId\":\"u\",\"groupId\":\"a\",\"properties\":{\"account_name\":\"Acme\"}}");

        assertThat(events).hasSize(2);
        assertThat(events.getFirst().kind()).isEqualTo(FactKind.TRACK);
        assertThat(events.getLast().kind()).isEqualTo(FactKind.GROUP);
        assertThat(AccountTraitsReader.read(events.getLast().properties()))
                .isEqualTo(AccountTraitsReader.read(traits.getBytes(UTF_8)));
        assertThat(events.getLast().user()).isEqualTo(Optional.of("u"));
    }

    @Test
    void otherEventsAndThoseWithoutAnAccountSayNothingMore() {
        assertThat(all("track", "{\"event\":\"Invite Sent\",\"userId\":\"u\",\"groupId\":\"a\"}"))
                .hasSize(1);
        assertThat(all("track", "{\"event\":\"Signed Up\",\"userId\":\"u\"}")).hasSize(1);
        assertThat(all("track", "{\"event\":\"Report Exported\",\"userId\":\"u\",\"groupId\":\"a\"}"))
                .hasSize(1);
    }

    @Test
    void aByteOrderMarkIsNoHarm() {
        byte[] call = "\uFEFF{\"event\":\"E\",\"userId\":\"u\",\"properties\":{\"a\":1}}".getBytes(UTF_8);

        var calls = (SegmentFormat.Calls) SegmentFormat.read("track", call);

        Event event = SegmentFormat.decode(calls, SOURCE, RECEIVED).events().getFirst();
        assertThat(new String(event.properties(), UTF_8)).isEqualTo("{\"a\":1}");
    }

    private static String field(String name, String value) {
        return value == null ? "" : ",\"" + name + "\":\"" + value + "\"";
    }

    private static Event one(String type, String body) {
        List<Event> events = all(type, body);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static List<Event> all(String type, String body) {
        var calls = (SegmentFormat.Calls) SegmentFormat.read(type, body.getBytes(UTF_8));
        var decoded = SegmentFormat.decode(calls, SOURCE, RECEIVED);
        assertThat(decoded.refused()).isEmpty();
        return decoded.events();
    }
}
