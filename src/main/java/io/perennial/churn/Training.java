package io.perennial.churn;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One training: asked for, running or over.
 *
 * @param share how far it is, 0..1
 * @param model what it learned, once done and if anything could be learned
 * @param problem why it failed
 */
public record Training(
        long id,
        Instant askedAt,
        String askedBy,
        State state,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        double share,
        OptionalLong model,
        Optional<String> problem) {

    /** How a training stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        public boolean over() {
            return this != WAITING && this != RUNNING;
        }
    }
}
