package io.perennial.events;

import static io.perennial.events.JsonBytes.EMPTY_OBJECT;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one call as they stand in its JSON, before anything is made of them. */
final class SegmentCall {

    @Nullable
    String type;

    @Nullable
    String messageId;

    @Nullable
    String userId;

    @Nullable
    String anonymousId;

    @Nullable
    String previousId;

    @Nullable
    String groupId;

    @Nullable
    String contextGroupId;

    @Nullable
    String event;

    @Nullable
    String name;

    @Nullable
    String category;

    @Nullable
    String timestamp;

    @Nullable
    String originalTimestamp;

    @Nullable
    String sentAt;

    @Nullable
    String writeKey;

    byte @Nullable [] properties;

    byte @Nullable [] traits;

    byte @Nullable [] contextTraits;

    @Nullable
    String propertiesGroupId;

    OptionalDouble value = OptionalDouble.empty();

    private OptionalDouble revenue = OptionalDouble.empty();

    /** First thing wrong with the call, in words. */
    @Nullable
    String problem;

    /** The parser stands behind the call's opening brace and afterwards at its closing one. */
    static SegmentCall read(JsonParser parser, byte[] bytes, int from) {
        SegmentCall call = new SegmentCall();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            call.field(field, parser, bytes, from);
        }
        return call;
    }

    /** Takes one field, at whose value the parser stands. */
    void field(String field, JsonParser parser, byte[] bytes, int from) {
        switch (field) {
            case "type" -> type = text(field, parser);
            case "messageId" -> messageId = text(field, parser);
            case "userId" -> userId = text(field, parser);
            case "anonymousId" -> anonymousId = text(field, parser);
            case "previousId" -> previousId = text(field, parser);
            case "groupId" -> groupId = text(field, parser);
            case "event" -> event = text(field, parser);
            case "name" -> name = text(field, parser);
            case "category" -> category = text(field, parser);
            case "timestamp" -> timestamp = text(field, parser);
            case "originalTimestamp" -> originalTimestamp = text(field, parser);
            case "sentAt" -> sentAt = text(field, parser);
            case "writeKey" -> writeKey = text(field, parser);
            case "properties" -> properties = properties(parser, bytes, from);
            case "traits" -> traits = object(field, parser, bytes, from);
            case "context" -> context(parser, bytes, from);
            default -> parser.skipChildren();
        }
    }

    private void context(JsonParser parser, byte[] bytes, int from) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "groupId" -> contextGroupId = text("context.groupId", parser);
                case "traits" -> contextTraits = object("context.traits", parser, bytes, from);
                default -> parser.skipChildren();
            }
        }
    }

    /** Keeps the object as it came and looks in passing for what it counts and which account it names. */
    private byte[] properties(JsonParser parser, byte[] bytes, int from) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return notAnObject("properties", parser);
        }
        int start = from + (int) parser.currentTokenLocation().getByteOffset();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (field) {
                case "value" -> value = number(parser, token);
                case "revenue" -> revenue = number(parser, token);
                case "groupId", "group_id" ->
                    propertiesGroupId = JsonBytes.scalar(token) ? parser.getString() : propertiesGroupId;
                default -> parser.skipChildren();
            }
        }
        if (value.isEmpty()) {
            value = revenue;
        }
        return java.util.Arrays.copyOfRange(bytes, start, JsonBytes.position(parser, from));
    }

    private static OptionalDouble number(JsonParser parser, JsonToken token) {
        if (!token.isNumeric()) {
            parser.skipChildren();
            return OptionalDouble.empty();
        }
        double number = parser.getDoubleValue();
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private byte[] object(String field, JsonParser parser, byte[] bytes, int from) {
        return parser.currentToken() == JsonToken.START_OBJECT
                ? JsonBytes.raw(parser, bytes, from)
                : notAnObject(field, parser);
    }

    private byte[] notAnObject(String field, JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            wrong(field + " must be an object");
            parser.skipChildren();
        }
        return EMPTY_OBJECT;
    }

    private @Nullable String text(String field, JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            String text = parser.getString();
            return text.isEmpty() ? null : text;
        }
        if (token != JsonToken.VALUE_NULL) {
            wrong(field + " must be text");
            parser.skipChildren();
        }
        return null;
    }

    private void wrong(String what) {
        problem = problem == null ? what : problem;
    }

    /** The source's id of the message; content decides where it sent none or one too long to keep. */
    String messageId() {
        if (messageId != null) {
            return messageId.length() <= 200
                    ? messageId
                    : MessageId.ofContent(messageId.getBytes(StandardCharsets.UTF_8));
        }
        return MessageId.ofContent(
                bytes(type),
                bytes(userId),
                bytes(anonymousId),
                bytes(previousId),
                bytes(groupId),
                bytes(contextGroupId),
                bytes(event),
                bytes(name),
                bytes(originalTimestamp != null ? originalTimestamp : timestamp),
                properties == null ? EMPTY_OBJECT : properties,
                traits == null ? EMPTY_OBJECT : traits);
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
