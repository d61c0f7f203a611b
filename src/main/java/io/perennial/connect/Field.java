package io.perennial.connect;

import static io.perennial.connect.RowKind.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a column can mean. {@code words} are headers that mean it, normalised by {@link Headers#normal}, in English and
 * German and as Salesforce and HubSpot export them. An own key is also meant by a bare "id" or "record_id".
 */
enum Field {
    ACCOUNT(ValueType.ID, EnumSet.range(ACCOUNTS, NOTICES), true,
            "account_id", "account", "customer_id", "customer", "company_id", "company", "organization_id", "organisation_id",
            "org_id", "tenant_id", "tenant", "workspace_id", "group_id", "client_id", "client", "kunde", "kunden_id",
            "kundennummer", "kundennr", "kunden_nr", "kdnr", "firma", "firmen_id", "mandant", "associated_company_id",
            "associated_company_ids", "associated_company", "account_key", "account_number", "customer_number"),
    NAME(ValueType.TEXT, EnumSet.of(ACCOUNTS, CONTACTS), false,
            "name", "account_name", "company_name", "customer_name", "full_name", "contact_name", "firmenname", "kundenname",
            "firma", "bezeichnung", "ansprechpartner", "organization_name"),
    PARENT(ValueType.ID, EnumSet.of(ACCOUNTS), false,
            "parent_id", "parent", "parent_account_id", "parent_company_id", "parent_account", "muttergesellschaft",
            "uebergeordneter_kunde", "konzern_id"),
    TIMEZONE(ValueType.TEXT, EnumSet.of(ACCOUNTS), false, "timezone", "time_zone", "zeitzone"),
    CURRENCY(ValueType.TEXT, EnumSet.of(ACCOUNTS, CONTRACT_LINES, INVOICES), false,
            "currency", "currency_code", "currency_iso_code", "waehrung"),
    TOUCH_MODEL(ValueType.TEXT, EnumSet.of(ACCOUNTS), false, "touch_model", "betreuungsmodell"),
    OWNER(ValueType.TEXT, EnumSet.of(ACCOUNTS), false,
            "owner", "owner_id", "csm", "company_owner", "account_owner", "betreuer", "verantwortlich", "kundenbetreuer"),
    CREATED_AT(ValueType.INSTANT, EnumSet.of(ACCOUNTS), false,
            "created_at", "created_date", "create_date", "signup_date", "sign_up_date", "signed_up_at", "customer_since",
            "kunde_seit", "angelegt_am", "erstellt_am", "anmeldedatum", "registered_at"),
    CHURNED(ValueType.FLAG, EnumSet.of(ACCOUNTS), false, "churn_flag", "churned", "is_churned", "gekuendigt"),

    CONTACT_ID(ValueType.ID, EnumSet.of(CONTACTS), false, "contact_id", "kontakt_id", "external_id"),
    EMAIL(ValueType.EMAIL, EnumSet.of(CONTACTS), false, "email", "e_mail", "email_address", "mail", "e_mail_adresse"),
    FIRST_NAME(ValueType.TEXT, EnumSet.of(CONTACTS), false, "first_name", "firstname", "vorname", "given_name"),
    LAST_NAME(ValueType.TEXT, EnumSet.of(CONTACTS), false, "last_name", "lastname", "nachname", "surname", "family_name"),
    ROLE(ValueType.TEXT, EnumSet.of(CONTACTS), false, "role", "rolle", "buying_role", "contact_role", "funktion"),
    LANGUAGE(ValueType.TEXT, EnumSet.of(CONTACTS), false, "language", "sprache", "preferred_language", "locale"),
    SALUTATION(ValueType.TEXT, EnumSet.of(CONTACTS), false, "salutation", "anrede"),
    FORMAL(ValueType.FLAG, EnumSet.of(CONTACTS), false, "formal", "siezen"),
    FROM(ValueType.INSTANT, EnumSet.of(CONTACTS), false, "from", "since", "seit", "known_since"),
    UNTIL(ValueType.INSTANT, EnumSet.of(CONTACTS), false, "until", "bis"),
    LEFT_AT(ValueType.INSTANT, EnumSet.of(CONTACTS), false, "left_at", "left_on", "left", "ausgeschieden_am", "ausgeschieden"),

    CONTRACT(ValueType.ID, EnumSet.of(CONTRACT_LINES), false,
            "contract_id", "contract", "subscription_id", "subscription", "vertrag", "vertrags_id", "vertragsnummer", "abo_id",
            "license_id", "contract_number"),
    PRODUCT(ValueType.TEXT, EnumSet.of(CONTRACT_LINES), false,
            "product", "product_name", "plan", "plan_tier", "plan_name", "tier", "sku", "produkt", "tarif", "paket", "artikel",
            "edition", "item"),
    START(ValueType.DAY, EnumSet.of(CONTRACT_LINES), true,
            "start_date", "start", "starts_on", "started_at", "contract_start", "subscription_start", "valid_from", "beginn",
            "vertragsbeginn", "startdatum", "gueltig_ab", "laufzeit_von", "von", "begin_date", "effective_date", "service_start"),
    END(ValueType.DAY, EnumSet.of(CONTRACT_LINES), false,
            "end_date", "end", "ends_on", "ended_at", "contract_end", "subscription_end", "valid_to", "valid_until", "ende",
            "vertragsende", "enddatum", "gueltig_bis", "laufzeit_bis", "bis", "expiration_date", "expires_on", "service_end"),
    MRR(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES), false,
            "mrr", "mrr_amount", "monthly_recurring_revenue", "monthly_revenue", "monatlicher_umsatz", "monatsbetrag",
            "monatspreis", "monthly_price"),
    ARR(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES), false,
            "arr", "arr_amount", "annual_recurring_revenue", "acv", "annual_contract_value", "jahresumsatz", "jahresbetrag"),
    AMOUNT(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES, INVOICES), false,
            "amount", "total", "price", "net_amount", "betrag", "nettobetrag", "preis", "summe", "rechnungsbetrag",
            "gesamtbetrag", "total_price", "amount_due", "invoice_amount", "invoice_total", "gross_amount"),
    QUANTITY(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES), false,
            "quantity", "seats", "licenses", "licences", "menge", "anzahl", "lizenzen", "plaetze", "nutzeranzahl", "units_count"),
    UNIT(ValueType.TEXT, EnumSet.of(CONTRACT_LINES), false, "unit", "units", "einheit", "unit_of_measure", "meter"),
    BILLING_MONTHS(ValueType.MONTHS, EnumSet.of(CONTRACT_LINES), false,
            "billing_months", "bill_period_months", "billing_period", "billing_frequency", "billing_period_months",
            "billing_interval", "abrechnungszeitraum", "zahlweise", "abrechnung", "zahlungsintervall", "interval"),
    DISCOUNT(ValueType.SHARE, EnumSet.of(CONTRACT_LINES), false, "discount", "discount_percent", "rabatt", "nachlass"),
    TERM_MONTHS(ValueType.MONTHS, EnumSet.of(CONTRACT_LINES), false,
            "term_months", "term", "contract_term", "laufzeit", "laufzeit_monate", "vertragslaufzeit", "contract_length"),
    AUTO_RENEW(ValueType.FLAG, EnumSet.of(CONTRACT_LINES), false,
            "auto_renew", "auto_renew_flag", "auto_renewal", "autorenew", "automatische_verlaengerung", "verlaengert_sich"),
    NOTICE_DAYS(ValueType.NUMBER, EnumSet.of(CONTRACT_LINES), false,
            "notice_days", "notice_period", "notice_period_days", "kuendigungsfrist", "kuendigungsfrist_tage"),
    NOTICE_GIVEN_AT(ValueType.INSTANT, EnumSet.of(CONTRACT_LINES, NOTICES), false,
            "notice_given_at", "notice_date", "notice_given_on", "canceled_at", "cancelled_at", "cancellation_date",
            "churn_date", "churned_at", "gekuendigt_am", "kuendigungsdatum", "kuendigung_am"),
    CHURN_REASON(ValueType.TEXT, EnumSet.of(CONTRACT_LINES, NOTICES), false,
            "churn_reason", "reason", "reason_code", "cancellation_reason", "kuendigungsgrund", "grund"),
    AGREED_ON(ValueType.DAY, EnumSet.of(CONTRACT_LINES), false,
            "agreed_on", "signed_on", "signature_date", "close_date", "abschlussdatum", "unterzeichnet_am"),
    NOTICE_ID(ValueType.ID, EnumSet.of(NOTICES), false, "churn_event_id", "notice_id", "cancellation_id"),

    AT(ValueType.INSTANT, EnumSet.of(EVENTS), true,
            "at", "time", "timestamp", "event_time", "event_date", "occurred_at", "date", "usage_date", "datetime", "created_at",
            "received_at", "zeitpunkt", "zeit", "datum", "zeitstempel", "original_timestamp"),
    EVENT_NAME(ValueType.TEXT, EnumSet.of(EVENTS), true,
            "event", "event_name", "event_type", "event_type_id", "event_type_name", "action", "feature", "feature_name", "name",
            "type", "ereignis", "aktion", "funktion", "activity"),
    USER(ValueType.ID, EnumSet.of(EVENTS), false,
            "user_id", "user", "user_email", "distinct_id", "member_id", "username", "benutzer", "benutzer_id", "nutzer",
            "nutzer_id", "person_id", "login"),
    VALUE(ValueType.NUMBER, EnumSet.of(EVENTS), false,
            "value", "event_value", "amount", "usage_count", "count", "wert", "anzahl", "quantity", "usage"),
    EVENT_ID(ValueType.ID, EnumSet.of(EVENTS), false,
            "event_id", "message_id", "usage_id", "insert_id", "uuid", "ereignis_id"),

    TICKET_ID(ValueType.ID, EnumSet.of(TICKETS), true,
            "ticket_id", "ticket", "case_id", "case_number", "ticketnummer", "issue_id", "issue_key", "vorgangsnummer"),
    SUBJECT(ValueType.TEXT, EnumSet.of(TICKETS), false, "subject", "title", "ticket_name", "betreff", "titel", "summary"),
    PRIORITY(ValueType.TEXT, EnumSet.of(TICKETS), false, "priority", "prioritaet", "severity", "dringlichkeit"),
    STATUS(ValueType.TEXT, EnumSet.of(TICKETS), false, "status", "ticket_status", "state", "zustand"),
    OPENED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), true,
            "opened_at", "created_at", "created_date", "create_date", "submitted_at", "created", "opened", "erstellt_am",
            "geoeffnet_am", "eroeffnet_am", "eingang"),
    FIRST_REPLY_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false,
            "first_reply_at", "first_response_at", "first_responded_at", "erste_antwort_am", "erste_antwort"),
    FIRST_REPLY_MINUTES(ValueType.NUMBER, EnumSet.of(TICKETS), false,
            "first_response_time_minutes", "first_reply_time_minutes", "first_reply_minutes", "first_response_minutes"),
    RESOLVED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false, "resolved_at", "solved_at", "geloest_am", "resolution_date"),
    RESOLUTION_HOURS(ValueType.NUMBER, EnumSet.of(TICKETS), false, "resolution_time_hours", "resolution_hours"),
    REOPENED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false, "reopened_at", "wiedereroeffnet_am"),
    ESCALATED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false, "escalated_at", "eskaliert_am"),
    ESCALATED(ValueType.FLAG, EnumSet.of(TICKETS), false, "escalation_flag", "is_escalated", "escalated", "eskaliert"),
    CLOSED_AT(ValueType.INSTANT, EnumSet.of(TICKETS), false,
            "closed_at", "closed_date", "close_date", "closed", "geschlossen_am", "erledigt_am"),
    SATISFACTION(ValueType.NUMBER, EnumSet.of(TICKETS), false,
            "satisfaction", "satisfaction_score", "csat", "satisfaction_rating", "zufriedenheit"),
    SENTIMENT(ValueType.NUMBER, EnumSet.of(TICKETS), false, "sentiment", "stimmung"),

    ANSWER_ID(ValueType.ID, EnumSet.of(SURVEY_ANSWERS), false, "answer_id", "response_id", "survey_id", "antwort_id"),
    SURVEY_KIND(ValueType.TEXT, EnumSet.of(SURVEY_ANSWERS), false, "kind", "survey_type", "survey", "type", "art", "umfrage"),
    SENT_AT(ValueType.INSTANT, EnumSet.of(SURVEY_ANSWERS), false, "sent_at", "asked_at", "sent_on", "gesendet_am", "verschickt_am"),
    ANSWERED_AT(ValueType.INSTANT, EnumSet.of(SURVEY_ANSWERS), false,
            "answered_at", "responded_at", "response_date", "submitted_at", "date", "created_at", "beantwortet_am", "datum"),
    SCORE(ValueType.NUMBER, EnumSet.of(SURVEY_ANSWERS), true,
            "score", "nps", "nps_score", "csat", "rating", "ces", "punkte", "bewertung", "answer", "antwort"),
    COMMENT(ValueType.TEXT, EnumSet.of(SURVEY_ANSWERS), false,
            "comment", "feedback", "verbatim", "text", "kommentar", "freitext", "feedback_text"),
    CONTACT(ValueType.TEXT, EnumSet.of(SURVEY_ANSWERS), false,
            "contact", "contact_email", "email", "respondent", "person", "ansprechpartner", "e_mail"),

    NUMBER(ValueType.ID, EnumSet.of(INVOICES), true,
            "invoice_number", "number", "invoice_id", "invoice", "invoice_no", "rechnungsnummer", "rechnung_nr", "rechnungsnr", "belegnummer"),
    ISSUED_ON(ValueType.DAY, EnumSet.of(INVOICES), true,
            "issued_on", "invoice_date", "issue_date", "date", "created_at", "rechnungsdatum", "datum", "belegdatum"),
    DUE_ON(ValueType.DAY, EnumSet.of(INVOICES), false, "due_on", "due_date", "faellig_am", "faelligkeit", "faelligkeitsdatum"),
    PAID_AT(ValueType.INSTANT, EnumSet.of(INVOICES), false, "paid_at", "paid_on", "payment_date", "bezahlt_am", "zahlungsdatum"),
    PAYMENT_FAILED_AT(ValueType.INSTANT, EnumSet.of(INVOICES), false, "payment_failed_at", "failed_at", "zahlung_fehlgeschlagen_am"),
    VOIDED_AT(ValueType.INSTANT, EnumSet.of(INVOICES), false, "voided_at", "voided_on", "storniert_am"),

    TOUCHPOINT_ID(ValueType.ID, EnumSet.of(TOUCHPOINTS), false, "touchpoint_id", "activity_id", "meeting_id", "call_id", "engagement_id"),
    TOUCHPOINT_KIND(ValueType.TEXT, EnumSet.of(TOUCHPOINTS), false, "kind", "type", "activity_type", "channel", "art", "typ"),
    OUTBOUND(ValueType.FLAG, EnumSet.of(TOUCHPOINTS), false, "outbound", "is_outbound", "ausgehend"),
    PLANNED_AT(ValueType.INSTANT, EnumSet.of(TOUCHPOINTS), false, "planned_at", "planned_for", "scheduled_at", "geplant_am", "geplant_fuer"),
    HELD_AT(ValueType.INSTANT, EnumSet.of(TOUCHPOINTS), true,
            "held_at", "date", "activity_date", "meeting_date", "call_date", "at", "time", "datum", "stattgefunden_am", "termin"),
    REPLIED_AT(ValueType.INSTANT, EnumSet.of(TOUCHPOINTS), false, "replied_at", "beantwortet_am"),
    CONTACTS_MET(ValueType.TEXT, EnumSet.of(TOUCHPOINTS), false, "contacts", "attendees", "participants", "teilnehmer", "kontakte"),
    AUTHOR(ValueType.TEXT, EnumSet.of(TOUCHPOINTS), false, "author", "owner", "created_by", "assigned_to", "autor", "bearbeiter"),
    SUMMARY(ValueType.TEXT, EnumSet.of(TOUCHPOINTS), false,
            "summary", "notes", "subject", "title", "description", "notiz", "zusammenfassung", "betreff");

    private final ValueType type;
    private final Set<RowKind> kinds;
    private final boolean required;
    private final List<String> words;

    Field(ValueType type, Set<RowKind> kinds, boolean required, String... words) {
        this.type = type;
        this.kinds = Set.copyOf(kinds);
        this.required = required;
        this.words = List.of(words);
    }

    ValueType type() {
        return type;
    }

    boolean in(RowKind kind) {
        return kinds.contains(kind);
    }

    /** A file of this kind cannot be imported without a column for it. */
    boolean requiredIn(RowKind kind) {
        return in(kind) && (required || this == NOTICE_GIVEN_AT && kind == NOTICES || this == AMOUNT && kind == INVOICES);
    }

    List<String> words() {
        return words;
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
