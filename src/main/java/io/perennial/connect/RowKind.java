package io.perennial.connect;

import io.perennial.events.FactKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the rows of a file tell. The order is the order in which files are imported: those that later ones refer to come
 * first.
 */
public enum RowKind {
    ACCOUNTS(
            FactKind.GROUP,
            "account",
            "customer",
            "company",
            "client",
            "kunde",
            "firma",
            "organization",
            "organisation"),
    CONTACTS(FactKind.CONTACT, "contact", "people", "person", "ansprechpartner", "kontakt"),
    CONTRACT_LINES(
            FactKind.CONTRACT_LINE,
            "subscription",
            "contract",
            "vertrag",
            "vertraege",
            "abo",
            "license",
            "opportunity"),
    INVOICES(FactKind.INVOICE, "invoice", "rechnung", "billing"),
    TOUCHPOINTS(FactKind.TOUCHPOINT, "touchpoint", "meeting", "call", "activity", "engagement", "termin", "gespraech"),
    TICKETS(FactKind.TICKET, "ticket", "case", "support", "issue", "anfrage"),
    SURVEY_ANSWERS(FactKind.SURVEY_ANSWER, "survey", "nps", "csat", "ces", "feedback", "umfrage", "answer"),
    EVENTS(FactKind.TRACK, "event", "usage", "ereignis", "nutzung", "log"),
    /** That a customer gave notice: told with the contract lines in force on that day. */
    NOTICES(null, "churn", "cancellation", "notice", "kuendigung"),
    /** Only looked up by other files, e.g. the names of event types. */
    LOOKUP(null),
    /** Not imported. */
    IGNORED(null);

    private final @org.jspecify.annotations.Nullable FactKind fact;
    private final List<String> fileWords;

    RowKind(@org.jspecify.annotations.Nullable FactKind fact, String... fileWords) {
        this.fact = fact;
        this.fileWords = List.of(fileWords);
    }

    /** The fact a row becomes; empty for rows that only complete others. */
    Optional<FactKind> fact() {
        return Optional.ofNullable(fact);
    }

    /** Words that name such a file, e.g. "events.csv.gz". */
    List<String> fileWords() {
        return fileWords;
    }

    /** How it is written in a mapping, e.g. "contract_lines". */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Counted like an owner's record: a row with the same key and other content is a change, not another fact. */
    boolean keyed() {
        return this != EVENTS && fact != null;
    }

    static Optional<RowKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
