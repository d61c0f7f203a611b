package io.perennial.events;

import static io.perennial.events.JsonBytes.EMPTY_OBJECT;

import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes an event of a call: what it is, when it really happened, whom it belongs to. Throws {@link Refused} with the
 * reason.
 */
final class SegmentEvents {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final int LONGEST_ID = 255;

    private final SourceKey source;
    private final Instant receivedAt;
    private final Optional<Instant> sentAt;

    /** @param sentAt the sender's clock when it sent the batch; a call's own one goes before it */
    SegmentEvents(SourceKey source, Instant receivedAt, @Nullable String sentAt) {
        this.source = source;
        this.receivedAt = receivedAt;
        this.sentAt = sender(sentAt);
    }

    Event event(SegmentCall call) throws Refused {
        if (call.problem != null) {
            throw new Refused(call.problem);
        }
        FactKind kind = kind(call.type);
        if (call.userId == null && call.anonymousId == null && kind != FactKind.GROUP) {
            throw new Refused("userId or anonymousId is needed");
        }
        return new Event(
                kind,
                fitting("messageId", call.messageId()),
                at(call),
                account(kind, call),
                optional("userId", call.userId),
                optional("anonymousId", call.anonymousId),
                fitting("the event's name", name(kind, call)),
                kind.activity() ? call.value : OptionalDouble.empty(),
                properties(kind, call));
    }

    private static FactKind kind(@Nullable String type) throws Refused {
        if (type == null) {
            throw new Refused("type is missing");
        }
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "track" -> FactKind.TRACK;
            case "page" -> FactKind.PAGE;
            case "screen" -> FactKind.SCREEN;
            case "identify" -> FactKind.IDENTIFY;
            case "group" -> FactKind.GROUP;
            case "alias" -> FactKind.ALIAS;
            default -> throw new Refused("type must be identify, track, page, screen, group or alias but was " + type);
        };
    }

    /**
     * A sender's clock may be wrong, its distance to the moment of sending is not: received - (sent - stamped). Who
     * sends both {@code timestamp} and {@code originalTimestamp} has corrected the former already.
     */
    private Instant at(SegmentCall call) throws Refused {
        Optional<Instant> stamped = moment("timestamp", call.timestamp);
        Optional<Instant> original = moment("originalTimestamp", call.originalTimestamp);
        if (stamped.isPresent() && original.isPresent()) {
            return stamped.get();
        }
        Optional<Instant> raw = stamped.or(() -> original);
        if (raw.isEmpty()) {
            return receivedAt;
        }
        Optional<Instant> sent = sender(call.sentAt).or(() -> sentAt);
        return sent.isEmpty() ? raw.get() : receivedAt.minus(Duration.between(raw.get(), sent.get()));
    }

    private static Optional<Instant> sender(@Nullable String sentAt) {
        return sentAt == null ? Optional.empty() : Moments.parse(sentAt).filter(at -> at.isAfter(BEGINNING));
    }

    private static Optional<Instant> moment(String field, @Nullable String text) throws Refused {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Instant> moment = Moments.parse(text);
        if (moment.isEmpty()) {
            throw new Refused(field + " is no date and time: " + shortened(text));
        }
        return moment;
    }

    private Optional<ExternalId> account(FactKind kind, SegmentCall call) throws Refused {
        String id = call.groupId != null
                ? call.groupId
                : call.contextGroupId != null ? call.contextGroupId : call.propertiesGroupId;
        if (id == null || id.isBlank()) {
            if (kind == FactKind.GROUP) {
                throw new Refused("groupId is needed");
            }
            return Optional.empty();
        }
        return Optional.of(new ExternalId(source, "group", fitting("groupId", id)));
    }

    private static String name(FactKind kind, SegmentCall call) throws Refused {
        return switch (kind) {
            case TRACK -> {
                if (call.event == null || call.event.isBlank()) {
                    throw new Refused("a track call needs an event");
                }
                yield call.event;
            }
            case PAGE -> viewed(call, "Page");
            case SCREEN -> viewed(call, "Screen");
            default -> kind.name();
        };
    }

    /** As Segment's own destinations name it: "Viewed Docs Index Page". */
    private static String viewed(SegmentCall call, String what) {
        String name =
                ((call.category == null ? "" : call.category) + " " + (call.name == null ? "" : call.name)).strip();
        return name.isEmpty() ? "Viewed " + what : "Viewed " + name + " " + what;
    }

    private static byte[] properties(FactKind kind, SegmentCall call) {
        byte[] found = switch (kind) {
            case TRACK, PAGE, SCREEN -> call.properties;
            case IDENTIFY -> call.traits != null ? call.traits : call.contextTraits;
            case ALIAS -> previous(call);
            default -> call.traits;
        };
        return found == null ? EMPTY_OBJECT : found;
    }

    private static byte[] previous(SegmentCall call) {
        return JSON.writeValueAsBytes(JSON.createObjectNode().put("previousId", call.previousId));
    }

    private static Optional<String> optional(String field, @Nullable String text) throws Refused {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(fitting(field, text));
    }

    private static String fitting(String field, String text) throws Refused {
        if (text.length() > LONGEST_ID) {
            throw new Refused(field + " has more than " + LONGEST_ID + " characters: " + shortened(text));
        }
        return text;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    /** Why a call is no event, in words for the person who looks at the rejects. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
