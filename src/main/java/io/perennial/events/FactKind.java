package io.perennial.events;

/**
 * What sort of fact an event tells. TRACK, PAGE and SCREEN are activity and rolled up by day; all others have an owner.
 */
public enum FactKind {
    TRACK,
    PAGE,
    SCREEN,
    /** A person and their traits (Segment's identify). */
    IDENTIFY,
    /** An account and its traits, and that a person belongs to it (Segment's group, or a row of an accounts file). */
    GROUP,
    /** Two ids are one person. */
    ALIAS,
    CONTACT,
    CONTRACT_LINE,
    INVOICE,
    TOUCHPOINT,
    TICKET,
    SURVEY_ANSWER,
    FEATURE_REQUEST;

    /** Counts in the roll-up of the account's day. */
    public boolean activity() {
        return this == TRACK || this == PAGE || this == SCREEN;
    }
}
