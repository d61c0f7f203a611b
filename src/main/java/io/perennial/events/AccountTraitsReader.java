package io.perennial.events;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Traits of an account as clients send them, by the names the accounts use: createdAt -> created_at, address: {city} ->
 * address_city, lists as text. null deletes.
 */
final class AccountTraitsReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 300;
    private static final int LONGEST_NAME = 100;

    /** What Segment's specification calls what we call otherwise. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "createdat", "created_at",
            "created", "created_at",
            "touchmodel", "touch_model",
            "time_zone", "timezone",
            "timezone", "timezone",
            "id", "");

    private AccountTraitsReader() {}

    static Map<String, Optional<Object>> read(byte[] properties) {
        Map<String, Optional<Object>> traits = new HashMap<>();
        JsonNode json = JSON.readTree(properties);
        if (json.isObject()) {
            json.properties().forEach(field -> add(traits, name(field.getKey()), field.getValue()));
        }
        return traits;
    }

    private static void add(Map<String, Optional<Object>> traits, String name, JsonNode value) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || traits.size() >= MOST) {
            return;
        }
        if (value.isObject()) {
            value.properties().forEach(field -> {
                if (field.getValue().isValueNode()) {
                    add(traits, name + "_" + name(field.getKey()), field.getValue());
                }
            });
        } else if (value.isArray()) {
            StringJoiner joined = new StringJoiner(", ");
            value.forEach(element -> joined.add(element.isValueNode() ? element.asString() : element.toString()));
            traits.put(name, Optional.of(joined.toString()));
        } else {
            traits.put(name, scalar(value));
        }
    }

    private static Optional<Object> scalar(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        if (value.isNumber()) {
            return Optional.of(value.doubleValue());
        }
        String text = value.asString().strip().replace("\0", "");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String name(String key) {
        String other = OTHER_NAMES.get(key.toLowerCase(Locale.ROOT));
        return other != null ? other : key.strip().replace("\0", "");
    }
}
