package io.perennial.connect;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.Optional;

/**
 * An import that waits, runs or is over.
 *
 * @param origin the file or folder, or the names of the uploaded files
 * @param mapping how the files were understood, as the text that can be used again
 * @param rejects rows that can be fetched as CSV
 * @param problem a sentence, if it failed
 */
public record ImportJob(
        long id,
        SourceKey source,
        String origin,
        String mapping,
        boolean dryRun,
        State state,
        Instant createdAt,
        Optional<String> createdBy,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<ImportProgress> progress,
        Optional<ImportSummary> summary,
        long rejects,
        Optional<String> problem) {

    /** Where it stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED,
        /** It ran, but its process was killed; what it told is safe, and running it again adds the rest. */
        INTERRUPTED;

        public boolean over() {
            return this != WAITING && this != RUNNING;
        }
    }
}
