package io.perennial.connect;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes properties as the one JSON object that facts carry. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static byte[] bytes(Map<String, ? extends @Nullable Object> properties) {
        return MAPPER.writeValueAsBytes(properties);
    }
}
