package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Events that wait until it is known whose they are.
 *
 * @param account what the source calls the account they wait for; empty: they name none and their person has not
 *     exactly one
 */
public record Waiting(SourceKey source, Optional<String> account, long events, Instant firstAt, Instant lastAt) {}
