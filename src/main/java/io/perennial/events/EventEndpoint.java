package io.perennial.events;

import io.perennial.access.Access;
import io.perennial.access.ApiKey;
import io.perennial.access.KeyScope;
import io.perennial.shared.SourceKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the client libraries of Segment and RudderStack send to, from servers and from browsers. Answers as they expect
 * it: 200 once everything is durable, also where single events were refused and kept as rejects; a 4xx for a body that
 * would fail again; 429 and 503 for what should be sent again.
 */
@RestController
@CrossOrigin(
        origins = "*",
        allowedHeaders = "*",
        methods = {RequestMethod.GET, RequestMethod.POST},
        maxAge = 3600)
class EventEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(EventEndpoint.class);

    /** A batch's own limit, and room for what clients do not count: the key, the time of sending. */
    private static final int LARGEST_BODY = SegmentFormat.MAX_BATCH + 16 * 1024;

    /** The browser library's short paths. */
    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry("identify", "identify"),
            Map.entry("track", "track"),
            Map.entry("page", "page"),
            Map.entry("screen", "screen"),
            Map.entry("group", "group"),
            Map.entry("alias", "alias"),
            Map.entry("batch", "batch"),
            Map.entry("import", "batch"),
            Map.entry("i", "identify"),
            Map.entry("t", "track"),
            Map.entry("p", "page"),
            Map.entry("s", "screen"),
            Map.entry("g", "group"),
            Map.entry("a", "alias"),
            Map.entry("b", "batch"));

    private final Intake intake;
    private final Rejects rejects;
    private final Access access;
    private final Clock clock;

    EventEndpoint(Intake intake, Rejects rejects, Access access, Clock clock) {
        this.intake = intake;
        this.rejects = rejects;
        this.access = access;
        this.clock = clock;
    }

    /** The busiest call by a plain path, which is found at once; those with a variable are tried one by one. */
    @PostMapping({"/v1/batch", "/v1/batch/"})
    ResponseEntity<String> batch(HttpServletRequest request) throws IOException {
        return post("batch", request);
    }

    @PostMapping({"/v1/{path:[a-z]+}", "/v1/{path:[a-z]+}/"})
    ResponseEntity<String> post(@PathVariable String path, HttpServletRequest request) throws IOException {
        String call = CALLS.get(path);
        if (call == null) {
            return refusal(404, "there is no call " + path);
        }
        Optional<SourceKey> source = key(request).flatMap(this::source);
        try {
            return switch (Body.read(request.getInputStream(), LARGEST_BODY)) {
                case Body.Refused(int status, String reason, byte[] start) ->
                    unreadable(source, call, status, reason, start);
                case Body.Bytes(byte[] bytes) -> take(source, call, bytes);
            };
        } catch (IntakeFailed e) {
            LOG.error("A request could not be stored and is to be sent again", e);
            return again();
        }
    }

    private ResponseEntity<String> take(Optional<SourceKey> byHeader, String call, byte[] bytes) {
        return switch (SegmentFormat.read(call, bytes)) {
            case SegmentFormat.Unreadable(int status, String reason, Optional<String> writeKey) ->
                unreadable(byHeader.or(() -> writeKey.flatMap(this::source)), call, status, reason, bytes);
            case SegmentFormat.Calls calls -> {
                Optional<SourceKey> source = byHeader.or(() -> calls.writeKey().flatMap(this::source));
                yield source.isEmpty()
                        ? refusal(401, "the write key is missing or not valid")
                        : take(source.get(), call, calls);
            }
        };
    }

    private ResponseEntity<String> take(SourceKey source, String call, SegmentFormat.Calls calls) {
        SegmentFormat.Decoded decoded = SegmentFormat.decode(calls, source, clock.instant());
        rejects.keep(source, call, decoded.refused());
        intake.accept(source, decoded.events());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body("{\"success\":true}");
    }

    /** Only who has a key can leave rejects behind. */
    private ResponseEntity<String> unreadable(
            Optional<SourceKey> source, String call, int status, String reason, byte[] bytes) {
        source.ifPresent(known ->
                rejects.keep(known, call, List.of(new SegmentFormat.Refused(Optional.empty(), reason, bytes))));
        return source.isEmpty() && status == 400
                ? refusal(401, "the write key is missing or not valid, and " + reason)
                : refusal(status, reason);
    }

    private static ResponseEntity<String> again() {
        return ResponseEntity.status(503)
                .header("Retry-After", "2")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"success\":false,\"message\":\"nothing was stored, send it again\"}");
    }

    private static ResponseEntity<String> refusal(int status, String reason) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(SegmentSettings.message(reason));
    }

    private Optional<SourceKey> source(String key) {
        return access.authenticate(key, KeyScope.INTAKE).map(ApiKey::source);
    }

    /** Basic with the key as user name, or Bearer. */
    private static Optional<String> key(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(header.substring(7).strip());
        }
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
            return Optional.of(new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0]);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What the browser library asks for before it sends anything. */
    @GetMapping("/v1/projects/{writeKey}/settings")
    ResponseEntity<String> settings(@PathVariable String writeKey, HttpServletRequest request) {
        if (source(writeKey).isEmpty()) {
            return refusal(404, "there is no such write key");
        }
        String host = request.getHeader("Host");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "public, max-age=300")
                .body(SegmentSettings.of(writeKey, request.getScheme(), host == null ? request.getServerName() : host));
    }
}
