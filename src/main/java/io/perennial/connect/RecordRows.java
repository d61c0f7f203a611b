package io.perennial.connect;

import io.perennial.events.FactKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of contacts, tickets, survey answers, invoices and touchpoints. */
final class RecordRows implements Translator {

    private static final Set<String> TIMES = Set.of(
            "opened_at",
            "first_reply_at",
            "resolved_at",
            "reopened_at",
            "escalated_at",
            "closed_at",
            "sent_at",
            "answered_at");

    private final RowKind kind;
    private final Cells cells;
    private final ImportMapping mapping;
    private final Instant now;
    private final CustomFields custom;

    RecordRows(RowKind kind, Cells cells, ImportMapping mapping, Instant now) {
        this.kind = kind;
        this.cells = cells;
        this.mapping = mapping;
        this.now = now;
        this.custom = new CustomFields(cells);
    }

    /** The properties of one record, the moment it is told for, and what tells it from others. */
    private record Record(Map<String, @Nullable Object> properties, Instant at, String key) {}

    @Override
    public Told tell(Row row) throws Cells.Unreadable {
        String account = AccountRows.id(cells.required(row, Field.ACCOUNT));
        Record record = switch (kind) {
            case CONTACTS -> contact(row);
            case TICKETS -> ticket(row);
            case SURVEY_ANSWERS -> answer(row, account);
            case INVOICES -> invoice(row);
            case TOUCHPOINTS -> touchpoint(row, account);
            case ACCOUNTS, CONTRACT_LINES, EVENTS, NOTICES, LOOKUP, IGNORED ->
                throw new IllegalStateException("not a record: " + kind);
        };
        FactKind fact = kind.fact().orElseThrow();
        long at = (record.at().isBefore(now) ? record.at() : now).toEpochMilli();
        return new Told(
                fact,
                account,
                record.key(),
                at,
                null,
                fact.name(),
                OptionalDouble.empty(),
                Json.bytes(record.properties()));
    }

    private Record contact(Row row) throws Cells.Unreadable {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        String joined = Stream.of(cells.text(row, Field.FIRST_NAME), cells.text(row, Field.LAST_NAME))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        Optional<String> name =
                cells.optional(row, Field.NAME).or(() -> joined.isEmpty() ? Optional.empty() : Optional.of(joined));
        Optional<String> email = cells.optional(row, Field.EMAIL);
        String id = cells.optional(row, Field.CONTACT_ID)
                .or(() -> email)
                .or(() -> name)
                .orElseThrow(() -> new Cells.Unreadable(Remark.of("refused.noPerson")));
        all.put("external_id", id);
        name.or(() -> email).ifPresent(text -> all.put("name", text));
        email.ifPresent(text -> all.put("email", text));
        cells.optional(row, Field.ROLE).flatMap(FieldWords::role).ifPresent(role -> all.put("role", role));
        put(all, row, Field.LANGUAGE, Field.SALUTATION);
        cells.flag(row, Field.FORMAL).ifPresent(formal -> all.put("formal", formal));
        instants(all, row, Field.FROM, Field.UNTIL, Field.LEFT_AT);
        return new Record(all, cells.instant(row, Field.FROM).orElse(now), id + "|" + all.getOrDefault("role", ""));
    }

    private Record ticket(Row row) throws Cells.Unreadable {
        Map<String, @Nullable Object> all = custom.of(row, false);
        String id = cells.required(row, Field.TICKET_ID);
        Instant opened = required(row, Field.OPENED_AT);
        Optional<Instant> closed = cells.instant(row, Field.CLOSED_AT);
        all.put("id", id);
        put(all, row, Field.SUBJECT, Field.STATUS);
        cells.optional(row, Field.PRIORITY).ifPresent(text -> all.put("priority", FieldWords.priority(text)));
        instants(
                all,
                row,
                Field.OPENED_AT,
                Field.FIRST_REPLY_AT,
                Field.RESOLVED_AT,
                Field.REOPENED_AT,
                Field.ESCALATED_AT,
                Field.CLOSED_AT);
        after(row, Field.FIRST_REPLY_MINUTES, opened, 60)
                .ifPresent(at -> all.putIfAbsent("first_reply_at", at.toString()));
        after(row, Field.RESOLUTION_HOURS, opened, 3600).ifPresent(at -> all.putIfAbsent("resolved_at", at.toString()));
        if (cells.flag(row, Field.ESCALATED).orElse(false)) {
            // when it was escalated is not told; that it had been is sure once it is closed
            all.putIfAbsent("escalated_at", closed.orElse(opened).toString());
        }
        numbers(all, row, Field.SATISFACTION, Field.SENTIMENT);
        all.put(
                "updated_at",
                cells.instant(row, Field.UPDATED_AT)
                        .orElseGet(() -> latest(all))
                        .toString());
        return new Record(all, opened, id);
    }

    private Optional<Instant> after(Row row, Field field, Instant from, int seconds) throws Cells.Unreadable {
        return cells.number(row, field).map(count -> from.plusSeconds(Math.round(Double.parseDouble(count) * seconds)));
    }

    private Record answer(Row row, String account) throws Cells.Unreadable {
        Map<String, @Nullable Object> all = custom.of(row, false);
        Optional<Instant> answered = cells.instant(row, Field.ANSWERED_AT);
        Instant sent = cells.instant(row, Field.SENT_AT)
                .or(() -> answered)
                .orElseThrow(() -> new Cells.Unreadable(Remark.of("refused.missing", Field.SENT_AT.key())));
        String survey = cells.optional(row, Field.SURVEY_KIND)
                .or(() -> Optional.of(cells.header(Field.SCORE)))
                .flatMap(FieldWords::survey)
                .orElse("NPS");
        all.put("kind", survey);
        put(all, row, Field.COMMENT, Field.CONTACT);
        String id = cells.optional(row, Field.ANSWER_ID)
                .orElse(survey + "|" + account + "|" + sent + "|" + all.getOrDefault("contact", ""));
        all.put("id", id);
        all.put("sent_at", sent.toString());
        boolean scored = cells.number(row, Field.SCORE).isPresent();
        (scored ? answered.or(() -> Optional.of(sent)) : answered.filter(at -> all.containsKey("comment")))
                .ifPresent(at -> all.put("answered_at", at.toString()));
        numbers(all, row, Field.SCORE);
        all.put(
                "updated_at",
                cells.instant(row, Field.UPDATED_AT)
                        .orElseGet(() -> latest(all))
                        .toString());
        return new Record(all, sent, id);
    }

    private Record invoice(Row row) throws Cells.Unreadable {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        String number = cells.required(row, Field.NUMBER);
        LocalDate issued = cells.day(row, Field.ISSUED_ON)
                .orElseThrow(() -> new Cells.Unreadable(Remark.of("refused.missing", cells.header(Field.ISSUED_ON))));
        all.put("number", number);
        all.put("issued_on", issued.toString());
        all.put("due_on", cells.day(row, Field.DUE_ON).orElse(issued).toString());
        String amount = cells.number(row, Field.AMOUNT)
                .orElseThrow(() -> new Cells.Unreadable(Remark.of("refused.missing", cells.header(Field.AMOUNT))));
        all.put("amount", new BigDecimal(amount));
        all.put(
                "currency",
                cells.optional(row, Field.CURRENCY).orElse(mapping.currency().getCurrencyCode()));
        instants(all, row, Field.PAID_AT, Field.PAYMENT_FAILED_AT, Field.VOIDED_AT);
        return new Record(all, issued.atStartOfDay(mapping.zone()).toInstant(), number);
    }

    private Record touchpoint(Row row, String account) throws Cells.Unreadable {
        Map<String, @Nullable Object> all = custom.of(row, false);
        cells.instant(row, Field.UPDATED_AT).ifPresent(at -> all.put("updated_at", at.toString()));
        Optional<Instant> planned = cells.instant(row, Field.PLANNED_AT);
        Instant at = cells.instant(row, Field.HELD_AT)
                .or(() -> planned)
                .orElseThrow(() -> new Cells.Unreadable(Remark.of("refused.missing", cells.header(Field.HELD_AT))));
        String what = cells.optional(row, Field.TOUCHPOINT_KIND)
                .flatMap(FieldWords::touchpoint)
                .orElse("OTHER");
        all.put("kind", what);
        put(all, row, Field.AUTHOR, Field.SUMMARY, Field.CONTACTS_MET);
        String id = cells.optional(row, Field.TOUCHPOINT_ID)
                .orElse(what + "|" + account + "|" + at + "|" + all.getOrDefault("author", "") + "|"
                        + all.getOrDefault("summary", ""));
        all.put("id", id);
        all.put("outbound", cells.flag(row, Field.OUTBOUND).orElse(true));
        instants(all, row, Field.PLANNED_AT, Field.HELD_AT, Field.REPLIED_AT);
        return new Record(all, planned.filter(day -> day.isBefore(at)).orElse(at), id);
    }

    /** The last thing told of a record: of two exports the one that tells a later one is the newer. */
    private static Instant latest(Map<String, @Nullable Object> all) {
        return all.entrySet().stream()
                .filter(entry -> TIMES.contains(entry.getKey()))
                .map(entry -> Instant.parse(String.valueOf(entry.getValue())))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Instant required(Row row, Field field) throws Cells.Unreadable {
        return cells.instant(row, field)
                .orElseThrow(() -> new Cells.Unreadable(Remark.of("refused.missing", cells.header(field))));
    }

    private void put(Map<String, @Nullable Object> all, Row row, Field... fields) throws Cells.Unreadable {
        for (Field field : fields) {
            cells.optional(row, field).ifPresent(text -> all.put(field.key(), text));
        }
    }

    private void numbers(Map<String, @Nullable Object> all, Row row, Field... fields) throws Cells.Unreadable {
        for (Field field : fields) {
            cells.number(row, field).ifPresent(number -> all.put(field.key(), new BigDecimal(number)));
        }
    }

    private void instants(Map<String, @Nullable Object> all, Row row, Field... fields) throws Cells.Unreadable {
        for (Field field : fields) {
            cells.instant(row, field).ifPresent(at -> all.put(field.key(), at.toString()));
        }
    }
}
