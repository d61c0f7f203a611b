package io.perennial.events;

import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as JSON of our own, for rejects that did not come as the body of a call. */
final class EventJson {

    static final String FORM = "event";

    private static final JsonMapper JSON = new JsonMapper();

    private EventJson() {}

    static byte[] write(Event event) {
        ObjectNode json = JSON.createObjectNode();
        json.put("kind", event.kind().name());
        json.put("messageId", event.messageId());
        json.put("at", event.at().toString());
        event.account()
                .ifPresent(account -> json.putObject("account")
                        .put("source", account.source().value())
                        .put("kind", account.kind())
                        .put("id", account.id()));
        event.user().ifPresent(user -> json.put("user", user));
        event.anonymousId().ifPresent(anonymous -> json.put("anonymousId", anonymous));
        json.put("name", event.name());
        event.value().ifPresent(value -> json.put("value", value));
        json.set("properties", properties(event.properties()));
        return JSON.writeValueAsBytes(json);
    }

    private static JsonNode properties(byte[] properties) {
        try {
            return JSON.readTree(properties);
        } catch (JacksonException _) {
            return JSON.createObjectNode().put("unreadable", properties);
        }
    }

    static Event read(byte[] bytes) {
        JsonNode json = JSON.readTree(bytes);
        JsonNode account = json.path("account");
        return new Event(
                FactKind.valueOf(json.path("kind").asString()),
                json.path("messageId").asString(),
                Instant.parse(json.path("at").asString()),
                account.isObject()
                        ? Optional.of(new ExternalId(
                                new SourceKey(account.path("source").asString()),
                                account.path("kind").asString(),
                                account.path("id").asString()))
                        : Optional.empty(),
                optional(json.path("user")),
                optional(json.path("anonymousId")),
                json.path("name").asString(),
                json.path("value").isNumber()
                        ? OptionalDouble.of(json.path("value").asDouble())
                        : OptionalDouble.empty(),
                JSON.writeValueAsBytes(json.path("properties")));
    }

    private static Optional<String> optional(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }
}
