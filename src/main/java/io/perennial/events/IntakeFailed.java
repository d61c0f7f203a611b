package io.perennial.events;

import org.jspecify.annotations.Nullable;

/**
 * The log could not be written, e.g. because the database is away; nothing was acknowledged, the sender tries again.
 */
public final class IntakeFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    IntakeFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
