package io.perennial.commands;

import io.perennial.database.CannotStart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For how many months the log of events is kept, as the environment says it. */
final class LogMonths {

    static final String VARIABLE = "PERENNIAL_LOG_MONTHS";

    private static final int FEWEST = 2;
    private static final int MOST = 600;

    private LogMonths() {}

    /** Empty where nothing is said. Throws {@link CannotStart} for what is not 2..600. */
    static Optional<Integer> of(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return Optional.empty();
        }
        String text = said.strip();
        int months = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (months < FEWEST || months > MOST) {
            throw new CannotStart("%s says for how many months the log of events is kept, %d to %d, but it is '%s'."
                    .formatted(VARIABLE, FEWEST, MOST, text));
        }
        return Optional.of(months);
    }
}
