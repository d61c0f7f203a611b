package io.perennial.work;

import io.perennial.accounts.Account;
import io.perennial.shared.Properties;
import io.perennial.work.Touchpoint.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A touchpoint as its snapshots showed it; the later snapshot wins, never by silence, whatever the order of arrival.
 *
 * @param contactNames e-mail addresses or the source's ids of the people who took part
 */
record TouchpointRecord(
        long id,
        Account.Id account,
        Optional<String> source,
        Optional<String> externalId,
        Kind kind,
        boolean outbound,
        Instant at,
        Instant knownAt,
        Optional<Instant> heldAt,
        Optional<Instant> repliedAt,
        List<Long> contacts,
        List<String> contactNames,
        Optional<String> author,
        String summary,
        String properties,
        Instant seenAt) {

    /** What systems call their kinds of contact. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("phone", Kind.CALL),
            Map.entry("phone_call", Kind.CALL),
            Map.entry("mail", Kind.EMAIL),
            Map.entry("e_mail", Kind.EMAIL),
            Map.entry("chat", Kind.MESSAGE),
            Map.entry("slack", Kind.MESSAGE),
            Map.entry("sms", Kind.MESSAGE),
            Map.entry("webinar", Kind.EVENT),
            Map.entry("workshop", Kind.TRAINING),
            Map.entry("qbr", Kind.BUSINESS_REVIEW),
            Map.entry("ebr", Kind.BUSINESS_REVIEW),
            Map.entry("review", Kind.BUSINESS_REVIEW));

    /** What a source sent turned out to be. */
    sealed interface Reading {
        /** A snapshot to merge with what is known. */
        record Read(TouchpointRecord touchpoint) implements Reading {}

        /** Why it is none. */
        record Unreadable(String reason) implements Reading {}
    }

    static Reading read(TouchpointSeen seen, ZoneId zone) {
        Properties properties = Properties.of(seen.properties(), zone);
        Instant told = seen.at().truncatedTo(ChronoUnit.MICROS);
        Optional<Instant> held = properties.instant("held_at");
        Optional<Instant> planned = properties.instant("planned_at");
        Instant at = held.or(() -> planned).orElse(told);
        Optional<Instant> replied = properties.instant("replied_at");
        replied.filter(r -> r.isBefore(at))
                .ifPresent(r -> properties.refuse("'replied_at' (" + r + ") lies before the touchpoint (" + at
                        + "); check the two dates and their time zones"));
        Kind kind = kind(properties);
        TouchpointRecord read = new TouchpointRecord(
                0,
                seen.account(),
                Optional.of(seen.source().value()),
                properties.text("id").or(() -> Optional.of(seen.messageId())),
                kind,
                properties.yesNo("outbound").orElse(true),
                at,
                properties.instant("recorded_at").orElse(at.isBefore(told) ? at : told),
                held.or(() -> planned.isEmpty() ? Optional.of(at) : Optional.empty()),
                replied,
                List.of(),
                properties.texts("contacts"),
                properties.text("author"),
                properties.text("summary").orElse(""),
                properties.rest(),
                properties.instant("updated_at").orElse(told));
        if (read.externalId.orElse("").length() > 255) {
            properties.refuse("'id' has at most 255 characters");
        }
        return properties.problem().<Reading>map(Reading.Unreadable::new).orElseGet(() -> new Reading.Read(read));
    }

    private static Kind kind(Properties properties) {
        Optional<Kind> alias = properties
                .text("kind")
                .map(t -> KINDS.get(t.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_")));
        return alias.or(() -> properties.word("kind", Kind.class)).orElse(Kind.OTHER);
    }

    TouchpointRecord merge(TouchpointRecord other) {
        TouchpointRecord later = other.seenAt.isBefore(seenAt) ? this : other;
        TouchpointRecord earlier = later == this ? other : this;
        Optional<Instant> held = later.heldAt.or(() -> earlier.heldAt);
        return new TouchpointRecord(
                Math.max(id, other.id),
                later.account,
                source,
                externalId,
                later.kind,
                later.outbound,
                held.orElse(later.at),
                knownAt.isBefore(other.knownAt) ? knownAt : other.knownAt,
                held,
                later.repliedAt.or(() -> earlier.repliedAt),
                later.contacts.isEmpty() ? earlier.contacts : later.contacts,
                later.contactNames.isEmpty() ? earlier.contactNames : later.contactNames,
                later.author.or(() -> earlier.author),
                later.summary.isEmpty() ? earlier.summary : later.summary,
                later.properties.equals("{}") ? earlier.properties : later.properties,
                later.seenAt);
    }

    Touchpoint touchpoint() {
        return new Touchpoint(id, account, kind, outbound, at, knownAt, heldAt, repliedAt, contacts, author, summary);
    }
}
