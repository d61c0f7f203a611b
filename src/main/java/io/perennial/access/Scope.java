package io.perennial.access;

/** How far a right reaches, from narrow to wide. */
public enum Scope {
    /** Customers the member looks after. */
    OWN_BOOK,
    /** Customers somebody of the member's team looks after, and those nobody looks after yet. */
    TEAM,
    ALL
}
