package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The bodies of Segment's and RudderStack's HTTP calls. Reads the whole body first, so that a key or a sender's clock
 * written at its end counts; makes events once the source is known.
 */
final class SegmentFormat {

    static final int MAX_CALL = 32 * 1024;
    static final int MAX_BATCH = 500 * 1024;
    static final int MAX_EVENTS = 2_500;

    private SegmentFormat() {}

    /** What a body says: its calls, or why it cannot be read. */
    sealed interface Body {}

    /** @param sentAt the sender's clock when it sent the whole body */
    record Calls(Optional<String> writeKey, @Nullable String sentAt, List<Piece> pieces) implements Body {}

    /** @param status the answer's HTTP status */
    record Unreadable(int status, String reason, Optional<String> writeKey) implements Body {}

    /** One element of a batch: a call, or why it is none; {@code raw} is how it came. */
    record Piece(@Nullable SegmentCall call, String problem, byte[] body, int from, int to) {
        byte[] raw() {
            return Arrays.copyOfRange(body, from, to);
        }
    }

    /** Events in order, and what could not become one. */
    record Decoded(List<Event> events, List<Refused> refused) {}

    /** Something that is no event, as it came. */
    record Refused(Optional<String> messageId, String reason, byte[] raw) {}

    /** @param type the call by its path: track, t, batch, b, ... */
    static Body read(String type, byte[] body) {
        int from = start(body);
        if (from < 0) {
            return new Unreadable(400, "the body must be JSON in UTF-8", Optional.empty());
        }
        boolean batch = type.equals("batch");
        if (!batch && body.length > MAX_CALL) {
            return new Unreadable(
                    413, "a call may have 32 KB but this one has " + body.length + " bytes", Optional.empty());
        }
        try (JsonParser parser = JsonBytes.parser(body, from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Unreadable(400, "the body must be one JSON object", Optional.empty());
            }
            return batch ? readBatch(parser, body, from) : readCall(type, parser, body, from);
        } catch (JacksonException e) {
            return new Unreadable(400, "not valid JSON: " + firstLine(e), Optional.empty());
        }
    }

    /** Behind a byte order mark; -1 for other encodings. */
    private static int start(byte[] body) {
        boolean mark = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int from = mark ? 3 : 0;
        boolean wide = body.length >= from + 2
                && (body[from] == 0 || body[from + 1] == 0 || body[from] == (byte) 0xFE || body[from] == (byte) 0xFF);
        return wide ? -1 : from;
    }

    private static Body readCall(String type, JsonParser parser, byte[] body, int from) {
        SegmentCall call = SegmentCall.read(parser, body, from);
        ended(parser);
        call.type = type;
        return new Calls(
                Optional.ofNullable(call.writeKey), call.sentAt, List.of(new Piece(call, "", body, from, body.length)));
    }

    private static Body readBatch(JsonParser parser, byte[] body, int from) {
        SegmentCall envelope = new SegmentCall();
        List<Piece> pieces = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (field.equals("batch") && token == JsonToken.START_ARRAY) {
                pieces = readPieces(parser, body, from);
            } else if (field.equals("writeKey") || field.equals("sentAt") || field.equals("context")) {
                envelope.field(field, parser, body, from);
            } else {
                parser.skipChildren();
            }
        }
        ended(parser);
        Optional<String> writeKey = Optional.ofNullable(envelope.writeKey);
        if (pieces == null) {
            return new Unreadable(400, "a batch needs an array named batch", writeKey);
        }
        if (pieces.size() > MAX_EVENTS) {
            String reason = "a batch may have " + MAX_EVENTS + " events but this one has " + pieces.size();
            return new Unreadable(413, reason, writeKey);
        }
        for (Piece piece : pieces) {
            if (piece.call() != null && piece.call().contextGroupId == null) {
                piece.call().contextGroupId = envelope.contextGroupId;
            }
        }
        return new Calls(writeKey.or(() -> firstKey(pieces(envelope, body))), envelope.sentAt, pieces);
    }

    private static List<Piece> pieces(SegmentCall envelope, byte[] body) {
        return List.of(new Piece(envelope, "", body, 0, 0));
    }

    private static Optional<String> firstKey(List<Piece> pieces) {
        return pieces.stream()
                .flatMap(piece -> Optional.ofNullable(piece.call()).stream())
                .flatMap(call -> Optional.ofNullable(call.writeKey).stream())
                .findFirst();
    }

    private static List<Piece> readPieces(JsonParser parser, byte[] body, int from) {
        List<Piece> pieces = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            int start = from + (int) parser.currentTokenLocation().getByteOffset();
            if (token == JsonToken.START_OBJECT) {
                SegmentCall call = SegmentCall.read(parser, body, from);
                pieces.add(new Piece(call, "", body, start, JsonBytes.position(parser, from)));
            } else {
                parser.skipChildren();
                pieces.add(new Piece(
                        null,
                        "each element of batch must be an object",
                        body,
                        start,
                        JsonBytes.position(parser, from)));
            }
        }
        return pieces;
    }

    /** Nothing may follow the body's one object. */
    private static void ended(JsonParser parser) {
        parser.nextToken();
    }

    /** Events of the calls, each with those it implies, see {@link ReservedEvents}. */
    static Decoded decode(Calls calls, SourceKey source, Instant receivedAt) {
        SegmentEvents maker = new SegmentEvents(source, receivedAt, calls.sentAt());
        List<Event> events = new ArrayList<>(calls.pieces().size());
        List<Refused> refused = new ArrayList<>();
        for (Piece piece : calls.pieces()) {
            SegmentCall call = piece.call();
            if (call == null) {
                refused.add(new Refused(Optional.empty(), piece.problem(), piece.raw()));
            } else if (piece.to() - piece.from() > MAX_CALL) {
                refused.add(new Refused(Optional.ofNullable(call.messageId), "an event may have 32 KB", piece.raw()));
            } else {
                try {
                    Event event = maker.event(call);
                    events.add(event);
                    ReservedEvents.implied(event).ifPresent(events::add);
                } catch (SegmentEvents.Refused e) {
                    refused.add(new Refused(Optional.ofNullable(call.messageId), e.reason(), piece.raw()));
                }
            }
        }
        return new Decoded(events, refused);
    }

    private static String firstLine(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    }
}
