package io.perennial.work;

import io.perennial.accounts.Account;
import io.perennial.accounts.ContactKeys;
import io.perennial.shared.Properties;
import io.perennial.shared.Shown;
import io.perennial.work.Touchpoint.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A touchpoint as its snapshots showed it; field by field the later snapshot wins, whatever the order of arrival.
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
        Shown shown) {

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

    private static final List<String> SINGLE =
            List.of("kind", "outbound", "planned_at", "held_at", "replied_at", "contacts", "author", "summary");

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
        Instant updated = properties.instant("updated_at").orElse(told);
        Instant recorded = properties.instant("recorded_at").orElse(at.isBefore(told) ? at : told);
        String id = properties.text("id").orElse(seen.messageId());
        Shown shown = properties.shown(updated, SINGLE);
        TouchpointRecord read = new TouchpointRecord(
                0,
                seen.account(),
                Optional.of(seen.source().value()),
                Optional.of(id),
                kind,
                properties.yesNo("outbound").orElse(true),
                at,
                recorded,
                held.or(() -> planned.isEmpty() ? Optional.of(at) : Optional.empty()),
                replied,
                List.of(),
                properties.texts("contacts"),
                properties.text("author"),
                properties.text("summary").orElse(""),
                properties.rest(),
                held.isEmpty() && planned.isEmpty() ? shown.with("held_at", updated) : shown);
        if (id.length() > 255) {
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
        Optional<Instant> held = shown.later("held_at", other.shown, heldAt, other.heldAt);
        return new TouchpointRecord(
                Math.max(id, other.id),
                shown.later("account", other.shown, account, other.account),
                source,
                externalId,
                shown.later("kind", other.shown, kind, other.kind),
                shown.later("outbound", other.shown, outbound, other.outbound),
                held.orElseGet(() -> shown.later("planned_at", other.shown, at, other.at)),
                knownAt.isBefore(other.knownAt) ? knownAt : other.knownAt,
                held,
                shown.later("replied_at", other.shown, repliedAt, other.repliedAt),
                contacts.isEmpty() ? other.contacts : contacts,
                shown.later("contacts", other.shown, contactNames, other.contactNames),
                shown.later("author", other.shown, author, other.author),
                shown.later("summary", other.shown, summary, other.summary),
                shown.later("properties", other.shown, properties, other.properties),
                shown.merge(other.shown));
    }

    /** The touchpoint with those of its people who are known as contacts. */
    Touchpoint touchpoint(ContactKeys people) {
        List<Long> known = Stream.concat(
                        contacts.stream(),
                        contactNames.stream().flatMap(name -> people.find(source.orElse(""), name).stream()))
                .distinct()
                .toList();
        return new Touchpoint(id, account, kind, outbound, at, knownAt, heldAt, repliedAt, known, author, summary);
    }
}
