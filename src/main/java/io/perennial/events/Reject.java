package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Something a source sent that could not be taken.
 *
 * @param form how {@code raw} is to be read: {@code segment:<call>} for a body as it came, {@code event} for one event
 *     in our own JSON
 * @param raw as it came, at most 32 KB
 * @param truncated there was more of it; it cannot be tried again
 */
public record Reject(
        long id,
        SourceKey source,
        Instant receivedAt,
        Optional<String> messageId,
        Optional<FactKind> kind,
        String form,
        String reason,
        byte[] raw,
        boolean truncated) {}
