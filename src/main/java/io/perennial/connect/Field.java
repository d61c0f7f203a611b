package io.perennial.connect;

import static io.perennial.connect.RowKind.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column can mean. An own key is also meant by a bare "id" or "record_id". */
enum Field {
    ACCOUNT(ValueType.ID, EnumSet.range(ACCOUNTS, NOTICES), true),
    NAME(ValueType.TEXT, EnumSet.of(ACCOUNTS, CONTACTS), false),
    PARENT(ValueType.ID, EnumSet.of(ACCOUNTS), false),
    TIMEZONE(ValueType.TEXT, EnumSet.of(ACCOUNTS), false),
    CURRENCY(ValueType.TEXT, EnumSet.of(ACCOUNTS, CONTRACT_LINES, INVOICES), false),
    TOUCH_MODEL(ValueType.TEXT, EnumSet.of(ACCOUNTS), false),
    OWNER(ValueType.TEXT, EnumSet.of(ACCOUNTS), false),
    CREATED_AT(ValueType.INSTANT, EnumSet.of(ACCOUNTS), false),
    CHURNED(ValueType.FLAG, EnumSet.of(ACCOUNTS), false),
    CONTACT_ID(ValueType.ID, EnumSet.of(CONTACTS), false),
    EMAIL(ValueType.EMAIL, EnumSet.of(CONTACTS), false),
    FIRST_NAME(ValueType.TEXT, EnumSet.of(CONTACTS), false),
    LAST_NAME(ValueType.TEXT, EnumSet.of(CONTACTS), false),
    ROLE(ValueType.TEXT, EnumSet.of(CONTACTS), false),
    LANGUAGE(ValueType.TEXT, EnumSet.of(CONTACTS), false),
    SALUTATION(ValueType.TEXT, EnumSet.of(CONTACTS), false),
    FORMAL(ValueType.FLAG, EnumSet.of(CONTACTS), false),
    FROM(ValueType.INSTANT, EnumSet.of(CONTACTS), false),
    UNTIL(ValueType.INSTANT, EnumSet.of(CONTACTS), false),
    LEFT_AT(ValueType.INSTANT, EnumSet.of(CONTACTS), false),
    CONTRACT(ValueType.ID, EnumSet.of(CONTRACT_LINES), false),
    PRODUCT(ValueType.TEXT, EnumSet.of(CONTRACT_LINES), false),
    START(ValueType.DAY, EnumSet.of(CONTRACT_LINES), true),
    END(ValueType.DAY, EnumSet.of(CONTRACT_LINES), false),
    MRR(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES), false),
    ARR(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES), false),
    AMOUNT(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES, INVOICES), false),
    QUANTITY(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES), false),
    UNIT(ValueType.TEXT, EnumSet.of(CONTRACT_LINES), false),
    BILLING_MONTHS(ValueType.MONTHS, EnumSet.of(CONTRACT_LINES), false),
    DISCOUNT(ValueType.SHARE, EnumSet.of(CONTRACT_LINES), false),
    TERM_MONTHS(ValueType.MONTHS, EnumSet.of(CONTRACT_LINES), false),
    AUTO_RENEW(ValueType.FLAG, EnumSet.of(CONTRACT_LINES), false),
    NOTICE_DAYS(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES), false),
    NOTICE_GIVEN_AT(ValueType.INSTANT, EnumSet.of(CONTRACT_LINES, NOTICES), false),
    CHURN_REASON(ValueType.TEXT, EnumSet.of(CONTRACT_LINES, NOTICES), false),
    AGREED_ON(ValueType.DAY, EnumSet.of(CONTRACT_LINES), false),
    NOTICE_ID(ValueType.ID, EnumSet.of(NOTICES), false),
    AT(ValueType.INSTANT, EnumSet.of(EVENTS), true),
    EVENT_NAME(ValueType.TEXT, EnumSet.of(EVENTS), true),
    USER(ValueType.ID, EnumSet.of(EVENTS), false),
    VALUE(ValueType.NUMBER, EnumSet.of(EVENTS), false),
    EVENT_ID(ValueType.ID, EnumSet.of(EVENTS), false),
    TICKET_ID(ValueType.ID, EnumSet.of(TICKETS), true),
    SUBJECT(ValueType.TEXT, EnumSet.of(TICKETS), false),
    PRIORITY(ValueType.TEXT, EnumSet.of(TICKETS), false),
    STATUS(ValueType.TEXT, EnumSet.of(TICKETS), false),
    OPENED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), true),
    FIRST_REPLY_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false),
    FIRST_REPLY_MINUTES(ValueType.NUMBER, EnumSet.of(TICKETS), false),
    RESOLVED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false),
    RESOLUTION_HOURS(ValueType.NUMBER, EnumSet.of(TICKETS), false),
    REOPENED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false),
    ESCALATED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false),
    ESCALATED(ValueType.FLAG, EnumSet.of(TICKETS), false),
    CLOSED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false),
    SATISFACTION(ValueType.NUMBER, EnumSet.of(TICKETS), false),
    UPDATED_AT(ValueType.INSTANT, EnumSet.of(TICKETS, SURVEY_ANSWERS, TOUCHPOINTS), false),
    SENTIMENT(ValueType.NUMBER, EnumSet.of(TICKETS), false),
    ANSWER_ID(ValueType.ID, EnumSet.of(SURVEY_ANSWERS), false),
    SURVEY_KIND(ValueType.TEXT, EnumSet.of(SURVEY_ANSWERS), false),
    SENT_AT(ValueType.INSTANT, EnumSet.of(SURVEY_ANSWERS), false),
    ANSWERED_AT(ValueType.INSTANT, EnumSet.of(SURVEY_ANSWERS), false),
    SCORE(ValueType.NUMBER, EnumSet.of(SURVEY_ANSWERS), true),
    COMMENT(ValueType.TEXT, EnumSet.of(SURVEY_ANSWERS), false),
    CONTACT(ValueType.TEXT, EnumSet.of(SURVEY_ANSWERS), false),
    NUMBER(ValueType.ID, EnumSet.of(INVOICES), true),
    ISSUED_ON(ValueType.DAY, EnumSet.of(INVOICES), true),
    DUE_ON(ValueType.DAY, EnumSet.of(INVOICES), false),
    PAID_AT(ValueType.INSTANT, EnumSet.of(INVOICES), false),
    PAYMENT_FAILED_AT(ValueType.INSTANT, EnumSet.of(INVOICES), false),
    VOIDED_AT(ValueType.INSTANT, EnumSet.of(INVOICES), false),
    TOUCHPOINT_ID(ValueType.ID, EnumSet.of(TOUCHPOINTS), false),
    TOUCHPOINT_KIND(ValueType.TEXT, EnumSet.of(TOUCHPOINTS), false),
    OUTBOUND(ValueType.FLAG, EnumSet.of(TOUCHPOINTS), false),
    PLANNED_AT(ValueType.INSTANT, EnumSet.of(TOUCHPOINTS), false),
    HELD_AT(ValueType.INSTANT, EnumSet.of(TOUCHPOINTS), true),
    REPLIED_AT(ValueType.INSTANT, EnumSet.of(TOUCHPOINTS), false),
    CONTACTS_MET(ValueType.TEXT, EnumSet.of(TOUCHPOINTS), false),
    AUTHOR(ValueType.TEXT, EnumSet.of(TOUCHPOINTS), false),
    SUMMARY(ValueType.TEXT, EnumSet.of(TOUCHPOINTS), false);

    private final ValueType type;
    private final Set<RowKind> kinds;
    private final boolean required;

    Field(ValueType type, Set<RowKind> kinds, boolean required) {
        this.type = type;
        this.kinds = Set.copyOf(kinds);
        this.required = required;
    }

    ValueType type() {
        return type;
    }

    boolean in(RowKind kind) {
        return kinds.contains(kind);
    }

    /** A file of this kind cannot be imported without a column for it. */
    boolean requiredIn(RowKind kind) {
        return in(kind)
                && (required || this == NOTICE_GIVEN_AT && kind == NOTICES || this == AMOUNT && kind == INVOICES);
    }

    /** Headers that mean it, the most telling first. */
    List<String> words() {
        return HeaderWords.of(this);
    }

    /** How it is written in a mapping and, for kinds with owners, in the fact's properties, e.g. "opened_at". */
    String key() {
        return switch (this) {
            case EVENT_NAME -> "name";
            case CONTACT_ID -> "external_id";
            case TICKET_ID, ANSWER_ID, TOUCHPOINT_ID, NOTICE_ID -> "id";
            case SURVEY_KIND, TOUCHPOINT_KIND -> "kind";
            case CONTACTS_MET -> "contacts";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /** The field that a bare "id" means in a file of this kind. */
    static Optional<Field> ownKey(RowKind kind) {
        return switch (kind) {
            case ACCOUNTS -> Optional.of(ACCOUNT);
            case CONTACTS -> Optional.of(CONTACT_ID);
            case CONTRACT_LINES -> Optional.of(CONTRACT);
            case INVOICES -> Optional.of(NUMBER);
            case TOUCHPOINTS -> Optional.of(TOUCHPOINT_ID);
            case TICKETS -> Optional.of(TICKET_ID);
            case SURVEY_ANSWERS -> Optional.of(ANSWER_ID);
            case EVENTS -> Optional.of(EVENT_ID);
            case NOTICES -> Optional.of(NOTICE_ID);
            case LOOKUP, IGNORED -> Optional.empty();
        };
    }

    static Optional<Field> of(RowKind kind, String key) {
        return of(kind).stream().filter(field -> field.key().equals(key)).findFirst();
    }

    static List<Field> of(RowKind kind) {
        return Arrays.stream(values()).filter(field -> field.in(kind)).toList();
    }
}
