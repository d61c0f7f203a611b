package io.perennial.signals;

/**
 * How the whole segment moved and how much its accounts scatter, day by day: what a single account is compared with.
 * The figures of a day come from facts before it only.
 */
public final class Population {

    /** What is counted. */
    public enum Measure {
        USE,
        TICKETS
    }

    /** Nobody known yet: no movement, cautious dispersion, no silence. */
    public static final Population UNKNOWN = new Population(0, new Day[0], new Day[0]);

    /** A source whose facts stop for so long is silent, if it was lively enough before to tell. */
    private static final int SILENT_USE_DAYS = 3;

    private static final int SILENT_TICKET_DAYS = 14;
    private static final double LIVELY = 12;
    private static final int LIVELY_ACCOUNTS = 5;
    private static final int NEVER_SILENT = -1;

    /** With fewer accounts the segment is not told from its members: no movement is taken out. */
    static final double LEAST_ACCOUNTS = 20;

    /** Dispersion before there is any experience, and its weight in account-weeks. */
    static final double PRIOR_DISPERSION = .2;

    static final double PRIOR_WEIGHT = 20;
    static final double LEAST_DISPERSION = .01;
    static final double MOST_DISPERSION = 4;
    private static final int POOLED_WEEKS = 8;

    private final int first;
    private final Day[][] days;
    private final double[][] pooled;
    private final int[][] silent;

    Population(int first, Day[] use, Day[] tickets) {
        this.first = first;
        this.days = new Day[][] {use, tickets};
        this.pooled = new double[][] {pooled(use), pooled(tickets)};
        this.silent = new int[][] {silences(use, SILENT_USE_DAYS), silences(tickets, SILENT_TICKET_DAYS)};
    }

    /** Movement of the segment in the seven days before the day, against the eight weeks before; 1 = none. */
    public double movement(Measure measure, int epochDay) {
        return at(measure, epochDay).movement();
    }

    /** Extra variance of weekly counts, pooled over the accounts and weeks before the day. */
    public double dispersion(Measure measure, int epochDay) {
        double[] all = pooled[measure.ordinal()];
        int i = epochDay - first;
        return i < 0 || i >= all.length ? PRIOR_DISPERSION : all[i];
    }

    /** The first day without any fact of anybody, when the source has been silent up to the day; else -1. */
    public int silentSince(Measure measure, int epochDay) {
        int[] all = silent[measure.ordinal()];
        int i = Math.min(epochDay - first, all.length - 1);
        return i < 0 ? NEVER_SILENT : all[i];
    }

    Day at(Measure measure, int epochDay) {
        Day[] all = days[measure.ordinal()];
        int i = epochDay - first;
        return i < 0 || i >= all.length ? Day.NOBODY : all[i];
    }

    private static double[] pooled(Day[] days) {
        double[] pooled = new double[days.length];
        for (int i = 0; i < days.length; i++) {
            double sum = PRIOR_DISPERSION * PRIOR_WEIGHT;
            double weight = PRIOR_WEIGHT;
            for (int w = 0; w < POOLED_WEEKS && i - 7 * w >= 0; w++) {
                Day day = days[i - 7 * w];
                if (day.accounts() >= 2) {
                    sum += day.accounts() * day.dispersion();
                    weight += day.accounts();
                }
            }
            pooled[i] = Math.clamp(sum / weight, LEAST_DISPERSION, MOST_DISPERSION);
        }
        return pooled;
    }

    private int[] silences(Day[] days, int patience) {
        int[] since = new int[days.length];
        int lastFact = -1;
        long before = 0;
        for (int i = 0; i < days.length; i++) {
            since[i] = NEVER_SILENT;
            int gap = i - 1 - lastFact;
            if (lastFact >= 0 && gap >= patience) {
                int lively = Math.min(7 * Baseline.WEEKS, lastFact + 1);
                boolean usual = (double) before / lively * gap >= LIVELY;
                since[i] = usual && days[lastFact].accounts() >= LIVELY_ACCOUNTS ? first + lastFact + 1 : NEVER_SILENT;
            }
            if (days[i].total() > 0) {
                lastFact = i;
                before = 0;
                for (int d = Math.max(0, i - 7 * Baseline.WEEKS + 1); d <= i; d++) {
                    before += days[d].total();
                }
            }
        }
        return since;
    }

    int firstDay() {
        return first;
    }

    int lastDay() {
        return first + days[0].length - 1;
    }

    /**
     * Sums over accounts of one day; r is an account's observed over expected, weighted by the inverse of its variance.
     *
     * @param total facts of the day itself, of all accounts
     * @param accounts how many could be judged
     * @param weight sum of weights w
     * @param ratio sum of w r
     * @param square sum of w r^2
     * @param noise sum of w / expected, the part that chance alone explains
     */
    record Day(long total, int accounts, double weight, double ratio, double square, double noise) {

        static final Day NOBODY = new Day(0, 0, 0, 0, 0, 0);

        double movement() {
            return accounts < LEAST_ACCOUNTS || ratio <= 0 ? 1 : ratio / weight;
        }

        double dispersion() {
            double move = movement();
            double mean = ratio / weight;
            double variance = Math.max(0, square / weight - mean * mean) * accounts / (accounts - 1.0);
            double chance = (1 + 1.0 / Baseline.WEEKS) * move * noise / weight;
            return Math.clamp((variance - chance) / ((1 + 1.0 / Baseline.WEEKS) * move * move), 0, MOST_DISPERSION);
        }
    }
}
