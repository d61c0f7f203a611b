package io.perennial.events;

import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Streaming readers over UTF-8 bytes, with limits that hostile input meets early. */
final class JsonBytes {

    /** Deeper nesting than any client sends. */
    static final int MAX_DEPTH = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(1_000)
                    .maxNumberLength(400)
                    .maxStringLength(600_000)
                    .build())
            .build();

    static final byte[] EMPTY_OBJECT = {'{', '}'};

    private JsonBytes() {}

    static JsonParser parser(byte[] bytes, int from) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, bytes.length - from);
    }

    /** The bytes of the object or array at which the parser stands, which it skips. */
    static byte[] raw(JsonParser parser, byte[] bytes, int from) {
        int start = from + (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return Arrays.copyOfRange(
                bytes, start, from + (int) parser.currentLocation().getByteOffset());
    }

    /** Where the value ends behind which the parser stands. */
    static int position(JsonParser parser, int from) {
        return from + (int) parser.currentLocation().getByteOffset();
    }

    static boolean scalar(JsonToken token) {
        return token.isScalarValue() && token != JsonToken.VALUE_NULL;
    }
}
