package io.perennial.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What one account did in the product on one local day: per event name count, sum and last value, per user key counts
 * by event name. Immutable. {@link #merge} is commutative and associative, so late and reordered batches give the same
 * day; that nothing counts twice is the work of de-duplication alone.
 *
 * <p>Shape: {@code names} is sorted; the columns of a name stand at its position. Events without a user count in the
 * names only.
 */
public final class ActivityDay {

    private final int day;
    private final int[] names;
    private final long[] counts;
    private final long[] sumsHigh;
    private final long[] sumsLow;
    private final double[] lastValues;
    private final long[] lastValueAt;
    private final ActivityUsers users;

    ActivityDay(
            int day,
            int[] names,
            long[] counts,
            long[] sumsHigh,
            long[] sumsLow,
            double[] lastValues,
            long[] lastValueAt,
            ActivityUsers users) {
        this.day = day;
        this.names = names;
        this.counts = counts;
        this.sumsHigh = sumsHigh;
        this.sumsLow = sumsLow;
        this.lastValues = lastValues;
        this.lastValueAt = lastValueAt;
        this.users = users;
    }

    /** The local day. */
    public LocalDate day() {
        return LocalDate.ofEpochDay(day);
    }

    /** The local day as days since 1970-01-01. */
    public int epochDay() {
        return day;
    }

    /** How many event names occurred; positions run from 0 to this, exclusive. */
    public int nameCount() {
        return names.length;
    }

    /** Id of the event name at a position; {@code Intake.eventNames()} says its text. */
    public int nameAt(int position) {
        return names[position];
    }

    /** How often the name at a position occurred. */
    public long countAt(int position) {
        return counts[position];
    }

    /** Sum of the values carried by the name at a position, exact to a millionth; 0 where none carried one. */
    public double sumAt(int position) {
        return Millionths.toDouble(sumsHigh[position], sumsLow[position]);
    }

    /** The latest value carried by the name at a position; NaN where none carried one. */
    public double lastValueAt(int position) {
        return lastValues[position];
    }

    /** When that latest value happened. */
    public Instant lastValueInstantAt(int position) {
        return Instant.ofEpochMilli(lastValueAt[position]);
    }

    /** How many distinct known users were active. */
    public int userCount() {
        return users.size();
    }

    /** Key of the user at a position. */
    public long userAt(int position) {
        return users.keyAt(position);
    }

    /** Where what the user at a position did begins; it goes on to {@link #usesTo}, one event name after the other. */
    public int usesFrom(int position) {
        return users.from(position);
    }

    /** Where what the user at a position did ends, exclusive. */
    public int usesTo(int position) {
        return users.to(position);
    }

    /** Id of the event name of a use; sorted within a user. */
    public int usedNameAt(int use) {
        return users.nameAt(use);
    }

    /** How often its user caused the event of a use. */
    public long usedCountAt(int use) {
        return users.countAt(use);
    }

    /** All events of the day, with and without a user. */
    public long events() {
        return Arrays.stream(counts).sum();
    }

    /** Both days as one; they must be the same day. */
    public ActivityDay merge(ActivityDay other) {
        return ActivityMerge.merge(this, other);
    }

    /** Self-delimiting bytes, so that the days of an account can stand one behind the other. */
    public byte[] encode() {
        return ActivityCodec.encode(this);
    }

    /** The days that stand one behind the other in these bytes. */
    public static List<ActivityDay> decode(byte[] days) {
        return ActivityCodec.decode(days);
    }

    ActivityUsers users() {
        return users;
    }

    long sumHighAt(int position) {
        return sumsHigh[position];
    }

    long sumLowAt(int position) {
        return sumsLow[position];
    }

    long lastValueMillisAt(int position) {
        return lastValueAt[position];
    }

    /** Carried a value at least once. */
    boolean valuedAt(int position) {
        return !Double.isNaN(lastValues[position]);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ActivityDay other
                && day == other.day
                && Arrays.equals(names, other.names)
                && Arrays.equals(counts, other.counts)
                && Arrays.equals(sumsHigh, other.sumsHigh)
                && Arrays.equals(sumsLow, other.sumsLow)
                && Arrays.equals(lastValues, other.lastValues)
                && Arrays.equals(lastValueAt, other.lastValueAt)
                && users.equals(other.users);
    }

    @Override
    public int hashCode() {
        return 31 * day + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "ActivityDay[" + day() + ", " + events() + " events, " + users.size() + " users]";
    }
}
