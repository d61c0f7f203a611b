package io.perennial.churn;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns observations into rows of a discrete-time hazard model: one row for each 30-day period after the observation in
 * which the account was still there. Features stay as they were; tenure and the days to the end of the term advance.
 *
 * <p>Columns: standardised features (unknown = the mean), then tenure bands, then days to the term's end, then the
 * period's number.
 *
 * @param mean of each feature over the training rows where it was known
 * @param deviation its standard deviation there; 1 for a feature that never varied
 */
record PersonPeriods(double[] mean, double[] deviation) {

    /** Length of a period in days, and the most periods of a horizon. */
    static final int DAYS = 30;

    static final int MOST = 3;
    private static final int[] TENURE = {90, 180, 365};
    private static final int[] TERM_END = {0, 30, 60, 90};
    private static final int TIME_COLUMNS = TENURE.length + TERM_END.length + 1 + MOST - 1;
    /** Standardised features are held within so many deviations, so that one odd value decides nothing. */
    private static final double FURTHEST = 3;

    /** Rows and their outcomes. */
    record Table(double[][] rows, boolean[] lost, Observation[] of) {}

    static PersonPeriods standardisedBy(List<Observation> train) {
        int columns = train.getFirst().features().length;
        double[] mean = new double[columns];
        double[] deviation = new double[columns];
        for (int j = 0; j < columns; j++) {
            int column = j;
            double[] known = train.stream()
                    .mapToDouble(o -> o.features()[column])
                    .filter(Double::isFinite)
                    .toArray();
            double sum = 0;
            double squares = 0;
            for (double v : known) {
                sum += v;
                squares += v * v;
            }
            mean[j] = known.length == 0 ? 0 : sum / known.length;
            double variance = known.length == 0 ? 0 : squares / known.length - mean[j] * mean[j];
            deviation[j] = variance > 1e-12 ? Math.sqrt(variance) : 1;
        }
        return new PersonPeriods(mean, deviation);
    }

    int columns() {
        return mean.length + TIME_COLUMNS;
    }

    int featureColumns() {
        return mean.length;
    }

    /** Whether a column tells of the end of the term. */
    boolean tellsOfTerm(int column) {
        int first = mean.length + TENURE.length;
        return column >= first && column <= first + TERM_END.length;
    }

    Table table(List<Observation> observations) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> lost = new ArrayList<>();
        List<Observation> of = new ArrayList<>();
        for (Observation o : observations) {
            for (int period = 0; period < MOST; period++) {
                boolean stillThere = o.lostAfter() > period * DAYS;
                if (stillThere && o.known((period + 1) * DAYS)) {
                    rows.add(row(o, period));
                    lost.add(o.lostWithin((period + 1) * DAYS));
                    of.add(o);
                }
            }
        }
        boolean[] outcome = new boolean[lost.size()];
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = lost.get(i);
        }
        return new Table(rows.toArray(double[][]::new), outcome, of.toArray(Observation[]::new));
    }

    /** The row of one period, 0 being the first 30 days. */
    double[] row(Observation o, int period) {
        double[] row = new double[columns()];
        for (int j = 0; j < mean.length; j++) {
            double value = o.features()[j];
            row[j] = Double.isFinite(value) ? Math.clamp((value - mean[j]) / deviation[j], -FURTHEST, FURTHEST) : 0;
        }
        int at = mean.length;
        int tenure = o.tenureDays() + period * DAYS;
        for (int band : TENURE) {
            row[at++] = tenure < band ? 1 : 0;
        }
        at = termEnd(o, period, row, at);
        for (int p = 1; p < MOST; p++) {
            row[at++] = period == p ? 1 : 0;
        }
        return row;
    }

    /** One column each for: rolling, and a term that ends within this period or the ones after it. */
    private static int termEnd(Observation o, int period, double[] row, int at) {
        boolean rolling = o.daysToTermEnd() < 0;
        row[at++] = rolling ? 1 : 0;
        int left = o.daysToTermEnd() - period * DAYS;
        int term = Math.max(DAYS, o.termDays());
        while (!rolling && left < 0) {
            left += term;
        }
        for (int i = 0; i < TERM_END.length; i++) {
            int until = i + 1 < TERM_END.length ? TERM_END[i + 1] : Integer.MAX_VALUE;
            row[at++] = !rolling && left >= TERM_END[i] && left < until ? 1 : 0;
        }
        return at;
    }
}
