package io.perennial.events;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Whole millionths in 128 bits: sums of them do not depend on the order of adding, which sums of doubles do. 0.1 ->
 * 100,000.
 */
final class Millionths {

    /** The largest value an event may carry, either sign: 2^63 of them still fit. */
    static final double LIMIT = 1e15;

    private static final double UNIT = 1e6;
    private static final double FITS_LONG = 9e18;
    private static final double TWO_TO_64 = 0x1p64;

    private Millionths() {}

    static long high(double value) {
        double scaled = Math.rint(value * UNIT);
        if (Math.abs(scaled) < FITS_LONG) {
            return (long) scaled >> 63;
        }
        return exact(value).shiftRight(64).longValue();
    }

    static long low(double value) {
        double scaled = Math.rint(value * UNIT);
        return Math.abs(scaled) < FITS_LONG ? (long) scaled : exact(value).longValue();
    }

    /** The high half of a sum, given both halves of both. */
    static long addHigh(long highA, long lowA, long highB, long lowB) {
        long low = lowA + lowB;
        long carry = Long.compareUnsigned(low, lowA) < 0 ? 1 : 0;
        return highA + highB + carry;
    }

    static double toDouble(long high, long low) {
        if (high == low >> 63) {
            return low / UNIT;
        }
        double unsignedLow = (low >>> 1) * 2.0 + (low & 1);
        return (high * TWO_TO_64 + unsignedLow) / UNIT;
    }

    private static BigInteger exact(double value) {
        return new BigDecimal(value)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger();
    }
}
