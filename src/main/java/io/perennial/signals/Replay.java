package io.perennial.signals;

import java.time.Instant;

/**
 * What a replay of the history did.
 *
 * @param accounts all that were looked at
 * @param changed those whose facts had changed, so that their history was computed and written
 * @param days closing days and present instants written; 0 when nothing had changed
 * @param asOf the latest instant scored: now, or the end of what is known of contracts
 */
public record Replay(int accounts, int changed, long days, Instant asOf) {

    /** Told now and then how far a replay is. */
    public interface Progress {

        /** Steps done of steps known so far. */
        void at(int done, int of);
    }
}
