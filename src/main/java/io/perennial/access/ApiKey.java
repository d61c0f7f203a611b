package io.perennial.access;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key by which a source speaks to us; the secret itself is known to its holder only.
 *
 * @param hint the first characters of the secret, enough to tell keys apart
 * @param lastUsed to the minute
 */
public record ApiKey(
        long id,
        SourceKey source,
        Set<KeyScope> scopes,
        String hint,
        String createdBy,
        Instant createdAt,
        Optional<Instant> lastUsed,
        Optional<Instant> revokedAt) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("an API key needs at least one scope");
        }
    }
}
