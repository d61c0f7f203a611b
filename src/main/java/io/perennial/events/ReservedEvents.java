package io.perennial.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Segment's reserved events of companies that sell to companies: besides being use, they say something about an account
 * or who belongs to it. "Account Added User" of u1 in acme -> acme has the member u1. Invite Sent, Signed Out and Trial
 * Ended change nothing beyond what they say themselves, but for the trial's fields.
 */
final class ReservedEvents {

    /** In a GROUP fact: the person of the event left the account. */
    static final String LEFT = "perennial_left";

    private static final JsonMapper JSON = new JsonMapper();

    /** Reserved name -> property of the event -> attribute of the account. */
    private static final Map<String, Map<String, String>> ATTRIBUTES = Map.of(
            "Account Created", Map.of("account_name", "name"),
            "Account Deleted", Map.of("account_name", "name"),
            "Account Added User", Map.of(),
            "Account Removed User", Map.of(),
            "Signed Up", Map.of(),
            "Signed In", Map.of(),
            "Trial Started",
                    Map.of(
                            "trial_start_date", "trial_start_date",
                            "trial_end_date", "trial_end_date",
                            "trial_plan_name", "trial_plan_name"),
            "Trial Ended",
                    Map.of(
                            "trial_start_date", "trial_start_date",
                            "trial_end_date", "trial_end_date",
                            "trial_plan_name", "trial_plan_name"));

    private ReservedEvents() {}

    /** What the event says about its account; empty for all other events and for those without an account. */
    static Optional<Event> implied(Event event) {
        if (event.kind() != FactKind.TRACK || event.account().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> attributes = ATTRIBUTES.get(event.name());
        if (attributes == null) {
            return Optional.empty();
        }
        ObjectNode traits = JSON.createObjectNode();
        JsonNode properties = JSON.readTree(event.properties());
        attributes.forEach((property, attribute) -> {
            if (properties.path(property).isValueNode()
                    && !properties.path(property).isNull()) {
                traits.set(attribute, properties.get(property));
            }
        });
        switch (event.name()) {
            case "Account Created" -> traits.put("created_at", event.at().toString());
            case "Account Deleted" -> traits.put("lifecycle", "ENDED");
            case "Account Removed User" -> traits.put(LEFT, true);
            default -> {}
        }
        return Optional.of(new Event(
                FactKind.GROUP,
                MessageId.ofContent(bytes(event.messageId()), bytes(event.name())),
                event.at(),
                event.account(),
                event.name().equals("Account Deleted") ? Optional.empty() : event.user(),
                event.anonymousId(),
                FactKind.GROUP.name(),
                OptionalDouble.empty(),
                JSON.writeValueAsBytes(traits)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The reserved names, e.g. for the tracking plan's editor. */
    static List<String> names() {
        return List.of(
                "Account Created",
                "Account Deleted",
                "Account Added User",
                "Account Removed User",
                "Trial Started",
                "Trial Ended",
                "Signed Up",
                "Signed In",
                "Signed Out",
                "Invite Sent");
    }
}
