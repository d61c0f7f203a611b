package io.perennial.signals;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Port of the modules that judge accounts by their signals; called in bulk, in the order of {@code @Order}, inside the
 * scoring worker's transaction.
 */
public interface Assessment {

    /** Judges each account; for one account the entries stand in order of time. */
    void assess(List<Assessed> accounts);

    /**
     * These accounts cannot be judged at the present instant: they are not customers yet, gave notice or left. Called
     * after their earlier days were judged.
     */
    default void left(Set<Account.Id> accounts) {}

    /** The last entry of each account, in the order in which accounts come first; may be changed. */
    static Map<Account.Id, Assessed> latest(List<Assessed> assessed) {
        Map<Account.Id, Assessed> latest = new LinkedHashMap<>();
        assessed.forEach(each ->
                latest.merge(each.account(), each, (a, b) -> b.asOf().isBefore(a.asOf()) ? a : b));
        return latest;
    }

    /** A new survey where accounts are judged by comparison with each other; empty where each stands for itself. */
    default Optional<Survey> survey() {
        return Optional.empty();
    }

    /** Sees everybody at the ends of months before any day after them is judged. */
    interface Survey {

        /** An account at the closing of the last day of a month. */
        void see(Assessed account);

        /**
         * Everybody was seen: keeps what later judgements compare with, and answers bytes that tell it from another.
         */
        byte[] keep();
    }

    /**
     * One account at one instant.
     *
     * @param asOf the instant up to which everything was seen, exclusive
     * @param day the local day that contains the moment before {@code asOf}
     * @param closing true when {@code asOf} is the end of that day, so that the value is final; else it is provisional
     * @param cause what led to this, decides whether a crossing may trigger anything
     * @param history facts as they were known at the instant; its days of activity may reach beyond it
     */
    record Assessed(
            Account.Id account,
            Instant asOf,
            LocalDate day,
            boolean closing,
            Cause cause,
            History history,
            Map<String, SignalValue> values) {

        /**
         * Within its day, or at the end of what is known of contracts; a closing of the past says nothing of now: the
         * account may have left since.
         */
        public boolean present() {
            return !closing
                    || history.account()
                            .contractsCompleteUntil()
                            .filter(asOf::equals)
                            .isPresent();
        }
    }

    /** What led to an assessment. */
    enum Cause {
        FACT,
        TIME,
        RULES_CHANGED,
        BACKFILL
    }
}
