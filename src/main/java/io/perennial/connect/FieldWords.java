package io.perennial.connect;

import java.util.Map;
import java.util.Optional;

/** The words by which other systems call roles, priorities, surveys and touchpoints, and what we call them. */
final class FieldWords {

    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("champion", "CHAMPION"),
            Map.entry("fuersprecher", "CHAMPION"),
            Map.entry("sponsor", "SPONSOR"),
            Map.entry("executive_sponsor", "SPONSOR"),
            Map.entry("economic_buyer", "ECONOMIC_BUYER"),
            Map.entry("budget_holder", "ECONOMIC_BUYER"),
            Map.entry("decision_maker", "ECONOMIC_BUYER"),
            Map.entry("entscheider", "ECONOMIC_BUYER"),
            Map.entry("einkaeufer", "ECONOMIC_BUYER"),
            Map.entry("admin", "ADMIN"),
            Map.entry("administrator", "ADMIN"),
            Map.entry("user", "USER"),
            Map.entry("end_user", "USER"),
            Map.entry("anwender", "USER"),
            Map.entry("nutzer", "USER"));
    private static final Map<String, String> PRIORITIES = Map.ofEntries(
            Map.entry("low", "LOW"),
            Map.entry("niedrig", "LOW"),
            Map.entry("gering", "LOW"),
            Map.entry("p4", "LOW"),
            Map.entry("normal", "NORMAL"),
            Map.entry("medium", "NORMAL"),
            Map.entry("mittel", "NORMAL"),
            Map.entry("p3", "NORMAL"),
            Map.entry("high", "HIGH"),
            Map.entry("hoch", "HIGH"),
            Map.entry("p2", "HIGH"),
            Map.entry("urgent", "URGENT"),
            Map.entry("critical", "URGENT"),
            Map.entry("kritisch", "URGENT"),
            Map.entry("dringend", "URGENT"),
            Map.entry("blocker", "URGENT"),
            Map.entry("p1", "URGENT"));
    private static final Map<String, String> TOUCHPOINTS = Map.ofEntries(
            Map.entry("call", "CALL"),
            Map.entry("phone", "CALL"),
            Map.entry("anruf", "CALL"),
            Map.entry("telefonat", "CALL"),
            Map.entry("meeting", "MEETING"),
            Map.entry("termin", "MEETING"),
            Map.entry("treffen", "MEETING"),
            Map.entry("besprechung", "MEETING"),
            Map.entry("email", "EMAIL"),
            Map.entry("e_mail", "EMAIL"),
            Map.entry("mail", "EMAIL"),
            Map.entry("message", "MESSAGE"),
            Map.entry("chat", "MESSAGE"),
            Map.entry("nachricht", "MESSAGE"),
            Map.entry("training", "TRAINING"),
            Map.entry("schulung", "TRAINING"),
            Map.entry("webinar", "TRAINING"),
            Map.entry("community", "COMMUNITY"),
            Map.entry("event", "EVENT"),
            Map.entry("veranstaltung", "EVENT"),
            Map.entry("qbr", "BUSINESS_REVIEW"),
            Map.entry("business_review", "BUSINESS_REVIEW"),
            Map.entry("ebr", "BUSINESS_REVIEW"));

    private FieldWords() {}

    /** Empty for a role the field does not know. */
    static Optional<String> role(String text) {
        return Optional.ofNullable(ROLES.get(Headers.normal(text)));
    }

    /** As sent where it is not known, so that its owner says what it takes. */
    static String priority(String text) {
        return PRIORITIES.getOrDefault(Headers.normal(text), text);
    }

    static Optional<String> survey(String text) {
        String word = Headers.normal(text);
        return word.contains("csat") || word.contains("satisfaction") || word.contains("zufriedenheit")
                ? Optional.of("CSAT")
                : word.contains("ces") || word.contains("effort")
                        ? Optional.of("CES")
                        : word.contains("nps") || word.contains("promoter") ? Optional.of("NPS") : Optional.empty();
    }

    static Optional<String> touchpoint(String text) {
        return Optional.ofNullable(TOUCHPOINTS.get(Headers.normal(text)));
    }
}
