package io.perennial.access;

/** What an API key is good for. */
public enum KeyScope {
    /** Send events and records. */
    INTAKE,
    /** Read through the API. */
    READ
}
