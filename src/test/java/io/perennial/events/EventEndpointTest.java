package io.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.KeyScope;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the endpoint answers, to what is right and to garbage of many kinds. */
@PerennialTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventEndpointTest {

    private static final SourceKey SOURCE = new SourceKey("endpoint-test");

    @LocalServerPort
    private int port;

    @Autowired
    private Access access;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Intake intake;

    private final HttpClient http = HttpClient.newHttpClient();
    private String key;

    @BeforeAll
    void makeKey() {
        key = access.createKey(SOURCE, Set.of(KeyScope.INTAKE), new Actor.Process("test"))
                .secret();
    }

    @AfterAll
    void close() {
        http.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    void garbageGetsAFittingAnswer(String kind, String path, byte[] body, int status, String reason) throws Exception {
        var answer = post(path, body, basic());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (!reason.isEmpty()) {
            assertThat(intake.rejects(Optional.of(SOURCE), Long.MAX_VALUE, 50))
                    .anySatisfy(reject -> assertThat(reject.reason()).contains(reason));
        }
    }

    static Stream<Arguments> garbage() throws IOException {
        String call = "{\"userId\":\"u\",\"event\":\"E\",\"context\":{\"groupId\":\"garbage\"}";
        return Stream.of(
                Arguments.of("nothing", "/v1/track", new byte[0], 400, "one JSON object"),
                Arguments.of("not JSON", "/v1/track", "hello".getBytes(UTF_8), 400, "not valid JSON"),
                Arguments.of(
                        "JSON that ends early", "/v1/batch", "{\"batch\":[{".getBytes(UTF_8), 400, "not valid JSON"),
                Arguments.of("a list", "/v1/batch", "[]".getBytes(UTF_8), 400, "one JSON object"),
                Arguments.of("a batch without a batch", "/v1/batch", "{}".getBytes(UTF_8), 400, "array named batch"),
                Arguments.of(
                        "a batch of numbers",
                        "/v1/batch",
                        "{\"batch\":[1,2]}".getBytes(UTF_8),
                        200,
                        "must be an object"),
                Arguments.of("half a gzip", "/v1/batch", half(gzip(call + "}")), 400, "ends early"),
                Arguments.of("broken gzip", "/v1/batch", broken(gzip(call + "}")), 400, "gzip data"),
                Arguments.of("a gzip bomb", "/v1/batch", gzip(" ".repeat(50_000_000)), 413, "KB"),
                Arguments.of(
                        "10 MB of brackets", "/v1/batch", "[".repeat(10_000_000).getBytes(UTF_8), 413, ""),
                Arguments.of(
                        "brackets within the limit",
                        "/v1/batch",
                        ("{\"batch\":" + "[".repeat(400_000)).getBytes(UTF_8),
                        400,
                        "nesting"),
                Arguments.of(
                        "deep properties",
                        "/v1/track",
                        (call + ",\"properties\":{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}}")
                                .getBytes(UTF_8),
                        400,
                        "nesting"),
                Arguments.of(
                        "UTF-16",
                        "/v1/track",
                        (call + "}").getBytes(java.nio.charset.StandardCharsets.UTF_16),
                        400,
                        "UTF-8"),
                Arguments.of(
                        "bytes that are no UTF-8",
                        "/v1/track",
                        new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, '"', '}'},
                        400,
                        "not valid JSON"),
                Arguments.of("no user", "/v1/track", "{\"event\":\"E\"}".getBytes(UTF_8), 200, "userId or anonymousId"),
                Arguments.of("no event", "/v1/track", "{\"userId\":\"u\"}".getBytes(UTF_8), 200, "needs an event"),
                Arguments.of(
                        "user is an object",
                        "/v1/track",
                        "{\"userId\":{},\"event\":\"E\"}".getBytes(UTF_8),
                        200,
                        "userId must be text"),
                Arguments.of(
                        "event is a list",
                        "/v1/track",
                        "{\"userId\":\"u\",\"event\":[\"E\"]}".getBytes(UTF_8),
                        200,
                        "event must be text"),
                Arguments.of(
                        "properties are text",
                        "/v1/track",
                        (call + ",\"properties\":\"x\"}").getBytes(UTF_8),
                        200,
                        "properties must be an object"),
                Arguments.of(
                        "unknown type",
                        "/v1/batch",
                        "{\"batch\":[{\"type\":\"dance\",\"userId\":\"u\"}]}".getBytes(UTF_8),
                        200,
                        "but was dance"),
                Arguments.of(
                        "no date",
                        "/v1/track",
                        (call + ",\"timestamp\":\"yesterday\"}").getBytes(UTF_8),
                        200,
                        "no date and time"),
                Arguments.of(
                        "year 9999",
                        "/v1/track",
                        (call + ",\"timestamp\":\"9999-01-01T00:00:00Z\"}").getBytes(UTF_8),
                        200,
                        "more than a day after"),
                Arguments.of(
                        "year 1970",
                        "/v1/track",
                        (call + ",\"timestamp\":\"1970-01-01T00:00:00Z\"}").getBytes(UTF_8),
                        200,
                        "before 2000"),
                Arguments.of(
                        "year 999999999",
                        "/v1/track",
                        (call + ",\"timestamp\":\"+999999999-01-01T00:00:00Z\"}").getBytes(UTF_8),
                        200,
                        ""),
                Arguments.of(
                        "null byte in an id",
                        "/v1/track",
                        "{\"userId\":\"a\\u0000b\",\"event\":\"E\",\"groupId\":\"g\"}".getBytes(UTF_8),
                        200,
                        "U+0000"),
                Arguments.of(
                        "null byte in the properties",
                        "/v1/track",
                        (call + ",\"properties\":{\"a\":\"\\u0000\"}}").getBytes(UTF_8),
                        200,
                        ""),
                Arguments.of(
                        "a lone surrogate",
                        "/v1/track",
                        "{\"userId\":\"a\\ud800b\",\"event\":\"E\\udfff\",\"groupId\":\"garbage\"}".getBytes(UTF_8),
                        200,
                        ""),
                Arguments.of(
                        "a number too large",
                        "/v1/track",
                        (call + ",\"properties\":{\"value\":1e999}}").getBytes(UTF_8),
                        200,
                        ""),
                Arguments.of(
                        "a value too large",
                        "/v1/track",
                        (call + ",\"properties\":{\"value\":1e30}}").getBytes(UTF_8),
                        200,
                        "within"),
                Arguments.of(
                        "a number of 300,000 digits",
                        "/v1/batch",
                        ("{\"batch\":[" + call + ",\"type\":\"track\",\"properties\":{\"value\":" + "9".repeat(300_000)
                                        + "}}]}")
                                .getBytes(UTF_8),
                        400,
                        "umber"),
                Arguments.of(
                        "an event of 33 KB",
                        "/v1/track",
                        (call + ",\"properties\":{\"a\":\"" + "x".repeat(33_000) + "\"}}").getBytes(UTF_8),
                        413,
                        "32 KB"),
                Arguments.of(
                        "an event of 40 KB in a batch",
                        "/v1/batch",
                        ("{\"batch\":[" + call + ",\"type\":\"track\",\"properties\":{\"a\":\"" + "x".repeat(40_000)
                                        + "\"}}]}")
                                .getBytes(UTF_8),
                        200,
                        "32 KB"),
                Arguments.of(
                        "100,000 properties",
                        "/v1/batch",
                        ("{\"batch\":[" + call + ",\"type\":\"track\",\"properties\":{" + properties(100_000) + "}}]}")
                                .getBytes(UTF_8),
                        413,
                        ""),
                Arguments.of(
                        "20,000 properties",
                        "/v1/batch",
                        ("{\"batch\":[" + call + ",\"type\":\"track\",\"properties\":{" + properties(20_000) + "}}]}")
                                .getBytes(UTF_8),
                        200,
                        "32 KB"),
                Arguments.of(
                        "2,501 events",
                        "/v1/batch",
                        ("{\"batch\":["
                                        + IntStream.range(0, 2_501)
                                                .mapToObj(i -> "{}")
                                                .collect(Collectors.joining(",")) + "]}")
                                .getBytes(UTF_8),
                        413,
                        "2500 events"),
                Arguments.of(
                        "a name of 300 characters",
                        "/v1/track",
                        ("{\"userId\":\"u\",\"event\":\"" + "E".repeat(300) + "\"}").getBytes(UTF_8),
                        200,
                        "255 characters"),
                Arguments.of(
                        "a user of 300 characters",
                        "/v1/track",
                        ("{\"event\":\"u\",\"userId\":\"" + "E".repeat(300) + "\"}").getBytes(UTF_8),
                        200,
                        "255 characters"),
                Arguments.of("an unknown call", "/v1/dance", "{}".getBytes(UTF_8), 404, ""));
    }

    private static String properties(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"p" + i + "\":" + i).collect(Collectors.joining(","));
    }

    @Test
    void whoHasNoKeyLeavesNothingBehind() throws Exception {
        long before = intake.rejects(Optional.empty(), Long.MAX_VALUE, 1000).size();

        assertThat(post("/v1/track", "not JSON".getBytes(UTF_8), "Basic d3Jvbmc6")
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("/v1/track", "{\"event\":\"E\",\"userId\":\"u\"}".getBytes(UTF_8), "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("/v1/batch", "{\"batch\":[],\"writeKey\":\"wrong\"}".getBytes(UTF_8), "")
                        .statusCode())
                .isEqualTo(401);

        assertThat(intake.rejects(Optional.empty(), Long.MAX_VALUE, 1000)).hasSize((int) before);
    }

    @Test
    void takesTheKeyFromTheHeaderOrTheBody() throws Exception {
        String body = "{\"event\":\"E\",\"userId\":\"u\",\"groupId\":\"keys\"";

        assertThat(post("/v1/track", (body + "}").getBytes(UTF_8), basic()).statusCode())
                .isEqualTo(200);
        assertThat(post("/v1/track", (body + "}").getBytes(UTF_8), "Bearer " + key)
                        .statusCode())
                .isEqualTo(200);
        var byBody = post("/v1/t", (body + ",\"writeKey\":\"" + key + "\"}").getBytes(UTF_8), "");

        assertThat(byBody.statusCode()).isEqualTo(200);
        assertThat(byBody.body()).isEqualTo("{\"success\":true}");
    }

    @Test
    void takesEveryCallAndUnpacksWhateverTheHeadersSay() throws Exception {
        post(
                "/v1/group",
                "{\"groupId\":\"calls\",\"userId\":\"u\",\"traits\":{\"name\":\"Calls\"}}".getBytes(UTF_8),
                basic());
        post("/v1/identify", "{\"userId\":\"u\",\"traits\":{\"email\":\"u@calls.example\"}}".getBytes(UTF_8), basic());
        post(
                "/v1/page",
                "{\"userId\":\"u\",\"name\":\"Index\",\"category\":\"Docs\",\"context\":{\"groupId\":\"calls\"}}"
                        .getBytes(UTF_8),
                basic());
        post("/v1/screen", gzip("{\"userId\":\"u\",\"name\":\"Home\",\"context\":{\"groupId\":\"calls\"}}"), basic());
        post("/v1/alias", "{\"userId\":\"u\",\"previousId\":\"before\"}".getBytes(UTF_8), basic());
        post(
                "/v1/b",
                gzip(
                        "{\"batch\":[{\"type\":\"track\",\"event\":\"Without An Account\",\"userId\":\"u\"}],\"writeKey\":\""
                                + key + "\"}"),
                "");

        intake.awaitRolledUp();
        var id = new ExternalId(SOURCE, "group", "calls");
        var account = accounts.ids(List.of(id)).get(id);
        assertThat(accounts.find(account).orElseThrow().name()).isEqualTo("Calls");
        awaitEvents(account, 3);
        assertThat(intake.events(account, Instant.now().plusSeconds(60), 10))
                .extracting(Logged::name)
                .contains("Viewed Docs Index Page", "Viewed Home Screen", "Without An Account");
    }

    private void awaitEvents(io.perennial.accounts.Account.Id account, long expected) throws InterruptedException {
        long seen = 0;
        for (int i = 0; i < 50 && seen < expected; i++) {
            Thread.sleep(100);
            seen = intake
                    .activity(Set.of(account), LocalDate.of(2020, 1, 1), LocalDate.of(2100, 1, 1))
                    .getOrDefault(account, List.of())
                    .stream()
                    .mapToLong(ActivityDay::events)
                    .sum();
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void aBrowserOfAnotherSiteMaySend() throws Exception {
        var preflight = http.send(
                HttpRequest.newBuilder(uri("/v1/t"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", "https://shop.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type")
                        .build(),
                BodyHandlers.ofString());
        var settings = http.send(
                HttpRequest.newBuilder(uri("/v1/projects/" + key + "/settings"))
                        .header("Origin", "https://shop.example")
                        .build(),
                BodyHandlers.ofString());

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(settings.statusCode()).isEqualTo(200);
        assertThat(settings.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(settings.body()).contains("\"apiHost\":\"localhost:" + port + "/v1\"", "\"apiKey\":\"" + key + "\"");
        assertThat(http.send(
                                HttpRequest.newBuilder(uri("/v1/projects/wrong/settings"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRejectIsTakenOnceItsReasonIsGone() throws Exception {
        var source = new SourceKey("endpoint-retry");
        var other = access.createKey(source, Set.of(KeyScope.INTAKE), new Actor.Process("test"))
                .secret();
        String basic = "Basic " + Base64.getEncoder().encodeToString((other + ":").getBytes(UTF_8));
        post("/v1/track", "{\"userId\":\"u\",\"event\":\"E\",\"timestamp\":\"soon\"}".getBytes(UTF_8), basic);
        var reject = intake.rejects(Optional.of(source), Long.MAX_VALUE, 1).getFirst();

        var again = intake.retry(reject.id()).orElseThrow();

        assertThat(again.rejected()).isEqualTo(1);
        assertThat(intake.rejects(Optional.of(source), Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(new String(
                        intake.rejects(Optional.of(source), Long.MAX_VALUE, 1)
                                .getFirst()
                                .raw(),
                        UTF_8))
                .contains("soon");
    }

    private HttpResponse<String> post(String path, byte[] body, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofByteArray(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] broken(byte[] bytes) {
        byte[] broken = bytes.clone();
        for (int i = 10; i < broken.length - 8; i++) {
            broken[i] ^= 0x55;
        }
        return broken;
    }
}
