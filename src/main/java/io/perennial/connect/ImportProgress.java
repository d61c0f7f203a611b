package io.perennial.connect;

import java.time.Duration;
import java.util.Optional;

/**
 * How far an import is.
 *
 * @param file the file that is being read; empty after the last one
 * @param rows rows read so far, of all files
 * @param estimatedRows rows of all files, as far as can be told
 * @param done share of the phase that is done, 0..1; of reading: of the bytes of all files
 * @param rejected rows that could not be taken so far
 * @param elapsed since the first row
 */
public record ImportProgress(
        Phase phase, String file, long rows, long estimatedRows, double done, long rejected, Duration elapsed) {

    /** What an import does, in this order. */
    public enum Phase {
        READING,
        ROLLING_UP,
        SCORING
    }

    /** Unit: rows a second. */
    public double rate() {
        return elapsed.isZero() ? 0 : rows / (elapsed.toMillis() / 1000.0);
    }

    /** Until all files are read, at the pace so far; empty during the first seconds. */
    public Optional<Duration> timeLeft() {
        return phase != Phase.READING || done <= 0 || elapsed.toMillis() < 2_000
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - done) / done)));
    }
}
