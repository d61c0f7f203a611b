package io.perennial.web;

import io.perennial.events.FactKind;
import java.util.Optional;

/** What kinds of facts are called where only their freshness is of interest. */
enum Heard {
    USE,
    CONTRACTS,
    TICKETS,
    ANSWERS,
    INVOICES,
    CONTACTS;

    static Optional<Heard> of(FactKind kind) {
        return switch (kind) {
            case TRACK, PAGE, SCREEN -> Optional.of(USE);
            case CONTRACT_LINE -> Optional.of(CONTRACTS);
            case TICKET -> Optional.of(TICKETS);
            case SURVEY_ANSWER -> Optional.of(ANSWERS);
            case INVOICE -> Optional.of(INVOICES);
            case TOUCHPOINT -> Optional.of(CONTACTS);
            case IDENTIFY, GROUP, ALIAS, CONTACT, FEATURE_REQUEST -> Optional.empty();
        };
    }
}
