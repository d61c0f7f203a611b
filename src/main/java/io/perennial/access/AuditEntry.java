package io.perennial.access;

import java.time.Instant;
import java.util.Map;

/**
 * One line of the audit log.
 *
 * @param action what was done, e.g. "key.created"
 * @param subject what it was done to, e.g. "source website"
 */
public record AuditEntry(
        long id, Instant at, String actor, String action, String subject, Map<String, Object> details) {

    public AuditEntry {
        details = Map.copyOf(details);
    }
}
