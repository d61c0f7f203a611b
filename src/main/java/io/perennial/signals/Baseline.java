package io.perennial.signals;

import io.perennial.statistics.NegativeBinomial;
import org.jspecify.annotations.Nullable;

/**
 * The last seven whole days of one account beside what is usual for it: its own eight weeks before, weekday by weekday,
 * moved as its segment moved in the same days. Public holidays count on neither side. Whether it is an alarm is found
 * once, since each of the following days asks.
 *
 * <p>Example: 8 weeks of 100 events a week, segment at .5 (Christmas), 48 events -> expected 50, no drop.
 */
final class Baseline {

    static final int WINDOW = 7;
    static final int WEEKS = 8;

    /** Days before the day asked about that must have been lived through. */
    static final int SPAN = WINDOW + 7 * WEEKS;

    /** Fewer than this many usual events a week say nothing about a drop. */
    static final double LEAST_USE = 5;

    /** Tickets are rare: from one in two weeks on a spike can be judged. */
    static final double LEAST_TICKETS = 0.5;

    /**
     * An alarm starts below this tail probability. Set by simulation so that stationary use gives at most one false
     * episode in 100 account-months; see docs/signals.md.
     */
    static final double ALARM = 1e-4;

    /** An alarm ends after a week of days within so many standard deviations. */
    static final double CALM_DEVIATIONS = 1.5;

    static final int CALM_DAYS = 7;
    private static final int LEAST_DAYS = 3;

    private final long observed;
    private final double usual;
    private final double dispersion;
    private final double deviations;
    private @Nullable Boolean drops;
    private @Nullable Boolean spikes;

    /**
     * @param observed events in the window
     * @param expected events usual for the account before the segment's movement
     * @param movement of the segment in the same days; 1 = none
     * @param dispersion of weekly counts, pooled over accounts
     */
    Baseline(long observed, double expected, double movement, double dispersion) {
        this.observed = observed;
        this.usual = expected * movement;
        this.dispersion = dispersion;
        this.deviations = (observed - usual) / Math.sqrt((usual + dispersion * usual * usual) * (1 + 1.0 / WEEKS));
    }

    /** Events on the days from..to, both inclusive. */
    interface Counts {
        long between(int from, int to);
    }

    /** Observed and expected for the seven days before {@code day}; null where holidays leave too few of them. */
    static double @Nullable [] compare(Counts counts, int day, Holidays holidays, double smoothing) {
        int from = day - WINDOW;
        int start = day - SPAN;
        if (!holidays.anyIn(start, day - 1)) {
            double expected = (counts.between(start, from - 1) + smoothing) / WEEKS;
            return new double[] {counts.between(from, day - 1), expected};
        }
        return byWeekday(counts, day, holidays, smoothing);
    }

    private static double @Nullable [] byWeekday(Counts counts, int day, Holidays holidays, double smoothing) {
        double observed = 0;
        double expected = smoothing / WEEKS;
        int kept = 0;
        for (int d = day - WINDOW; d < day; d++) {
            if (holidays.contains(d)) {
                continue;
            }
            long sum = 0;
            int weeks = 0;
            for (int w = 1; w <= WEEKS; w++) {
                int before = d - 7 * w;
                if (!holidays.contains(before)) {
                    sum += counts.between(before, before);
                    weeks++;
                }
            }
            if (weeks > 0) {
                kept++;
                observed += counts.between(d, d);
                expected += (double) sum / weeks;
            }
        }
        return kept < LEAST_DAYS ? null : new double[] {observed, expected};
    }

    long observed() {
        return observed;
    }

    /** What is usual, moved with the segment. */
    double usual() {
        return usual;
    }

    /** Relative change against usual, e.g. 40 of usual 80 -> -0.5. */
    double change() {
        return observed / usual - 1;
    }

    double dropProbability() {
        return prediction().atMost(observed);
    }

    double spikeProbability() {
        return prediction().atLeast(observed);
    }

    private NegativeBinomial prediction() {
        return NegativeBinomial.predictive(usual, dispersion, WEEKS);
    }

    /** The left tail is never below the alarm while the count stands above 80 % of usual: no need to integrate. */
    boolean drops() {
        if (drops == null) {
            drops = observed < .8 * usual && dropProbability() < ALARM;
        }
        return drops;
    }

    /** Counts lean to the right: within two standard deviations above usual the tail is far from an alarm. */
    boolean spikes() {
        if (spikes == null) {
            spikes = deviations > 2 && spikeProbability() < ALARM;
        }
        return spikes;
    }

    boolean calm() {
        return Math.abs(deviations) <= CALM_DEVIATIONS;
    }
}
