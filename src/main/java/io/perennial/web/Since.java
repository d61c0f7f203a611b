package io.perennial.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Against which day a page compares. Scores are kept by the day, so a visit of today compares with yesterday. */
public enum Since {
    VISIT,
    YESTERDAY,
    WEEK,
    MONTH;

    /** What says most where nothing is asked for: the visit before, if there was one. */
    static Since usual(boolean visited) {
        return visited ? VISIT : WEEK;
    }

    static Since of(@Nullable String asked, boolean visited) {
        return offered(visited).stream()
                .filter(since -> since.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElse(usual(visited));
    }

    /** Whoever was never here has no visit to compare with. */
    static List<Since> offered(boolean visited) {
        return Arrays.stream(values())
                .filter(since -> visited || since != VISIT)
                .toList();
    }

    /**
     * The day whose closing is compared with.
     *
     * @param visit the day of the visit before, if there was one
     */
    LocalDate day(LocalDate today, Optional<LocalDate> visit) {
        LocalDate day = switch (this) {
            case VISIT -> visit.orElse(today.minusDays(7)).minusDays(1);
            case YESTERDAY -> today.minusDays(1);
            case WEEK -> today.minusDays(7);
            case MONTH -> today.minusDays(28);
        };
        return day.isBefore(today.minusDays(28)) ? today.minusDays(28) : day.isBefore(today) ? day : today.minusDays(1);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
