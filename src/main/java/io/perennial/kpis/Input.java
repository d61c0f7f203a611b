package io.perennial.kpis;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A number that contracts do not tell and a person states, from a day on.
 *
 * @param value share for margin and discount rate, else major units of the installation's currency
 */
public record Input(Name name, LocalDate from, double value, String setBy, Instant setAt) {

    public Input {
        if (!(value >= name.low && value <= name.high)) {
            throw new IllegalArgumentException(name + " lies in " + name.low + ".." + name.high + " but was " + value);
        }
    }

    /** What can be stated, with what holds where nobody did. */
    public enum Name {
        /** Share of revenue that is kept after the cost of delivering. */
        GROSS_MARGIN(-1, 1, 0.8),
        /** What it costs to win a customer. */
        ACQUISITION_COST(0, 1e9, Double.NaN),
        /** What customer success costs a year. */
        SUCCESS_COST(0, 1e12, Double.NaN),
        /** By how much a year later money counts less. */
        DISCOUNT_RATE(0, 1, 0.1);

        private final double low;
        private final double high;
        private final double usual;

        Name(double low, double high, double usual) {
            this.low = low;
            this.high = high;
            this.usual = usual;
        }

        /** NaN where nothing is usual. */
        public double usual() {
            return usual;
        }

        /** A share, shown as a percentage. */
        public boolean share() {
            return this == GROSS_MARGIN || this == DISCOUNT_RATE;
        }
    }
}
