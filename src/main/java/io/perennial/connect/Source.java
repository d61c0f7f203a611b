package io.perennial.connect;

import io.perennial.shared.SourceKey;
import java.time.Instant;

/** Where facts come from, as a person named it. */
public record Source(SourceKey key, String label, Instant createdAt) {}
