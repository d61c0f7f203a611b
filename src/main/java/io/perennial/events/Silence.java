package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.time.LocalDate;

/**
 * A source that has stopped sending one kind of fact, though it sent it often before.
 *
 * @param since the first day (UTC) on which nothing happened any more
 */
public record Silence(SourceKey source, FactKind kind, LocalDate since) {}
