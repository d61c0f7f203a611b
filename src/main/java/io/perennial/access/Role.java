package io.perennial.access;

/** What a member is here for; {@link Rights} says what each may do. */
public enum Role {
    ADMIN,
    MANAGER,
    CSM,
    VIEWER
}
