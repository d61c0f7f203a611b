package io.perennial.accounts;

import io.perennial.shared.SourceKey;

/** What another system calls an account, contact or user. {@code kind} is the other system's object, e.g. "group". */
public record ExternalId(SourceKey source, String kind, String id) {

    /** The kind under which most systems know a customer: Segment's group, the row of an accounts file. */
    public static final String GROUP = "group";

    public ExternalId {
        if (id.isBlank() || id.length() > 255) {
            throw new IllegalArgumentException("an external id has 1..255 characters but was '" + id + "'");
        }
    }
}
