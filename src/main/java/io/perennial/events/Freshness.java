package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.time.Instant;

/**
 * What a source has sent so far of one kind.
 *
 * @param receivedAt when the last batch came that held one
 * @param lastAt the latest instant at which one happened
 */
public record Freshness(
        SourceKey source,
        FactKind kind,
        Instant firstReceivedAt,
        Instant receivedAt,
        Instant lastAt,
        long accepted,
        long duplicate,
        long held,
        long rejected) {}
