package io.perennial.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Share that has not yet met an event, over time, when some were not observed to the end. Who was not observed to the
 * end is censored, not dropped. Source: Kaplan and Meier 1958, Greenwood's standard error.
 */
public record KaplanMeier(List<Step> steps) {

    public KaplanMeier {
        steps = List.copyOf(steps);
    }

    /**
     * What happened at one time.
     *
     * @param hazard share of those at risk that met the event
     * @param survival share that has not met it up to and including this time
     * @param standardError of survival
     */
    public record Step(double time, long atRisk, long events, double hazard, double survival, double standardError) {

        /** Interval of survival, cut to 0..1. */
        public Interval interval(double level) {
            return Interval.normal(survival, standardError, atRisk, level).within(0, 1);
        }
    }

    /**
     * @param durations how long each was observed, >= 0
     * @param met whether the observation ended by the event; else it is censored
     */
    public static KaplanMeier of(double[] durations, boolean[] met) {
        if (durations.length != met.length) {
            throw new IllegalArgumentException(durations.length + " durations but " + met.length + " outcomes");
        }
        TreeMap<Double, long[]> leaving = new TreeMap<>();
        for (int i = 0; i < durations.length; i++) {
            if (!(durations[i] >= 0)) {
                throw new IllegalArgumentException("a duration is not negative but was " + durations[i]);
            }
            long[] counts = leaving.computeIfAbsent(durations[i], time -> new long[2]);
            counts[met[i] ? 0 : 1]++;
        }
        List<Count> counts = new ArrayList<>();
        long atRisk = durations.length;
        for (var at : leaving.entrySet()) {
            if (at.getValue()[0] > 0) {
                counts.add(new Count(at.getKey(), atRisk, at.getValue()[0]));
            }
            atRisk -= at.getValue()[0] + at.getValue()[1];
        }
        return ofCounts(counts);
    }

    /** A life table: how many were at risk and met the event in period 1, 2, ... */
    public static KaplanMeier lifeTable(long[] atRisk, long[] events) {
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < atRisk.length; i++) {
            counts.add(new Count(i + 1.0, atRisk[i], events[i]));
        }
        return ofCounts(counts);
    }

    /** Share that has not met the event by a time; 1 before the first event. */
    public double survivalAt(double time) {
        double survival = 1;
        for (Step step : steps) {
            if (step.time > time) {
                break;
            }
            survival = step.survival;
        }
        return survival;
    }

    /** First time by which half have met the event; empty while that has not been reached. */
    public OptionalDouble median() {
        return steps.stream()
                .filter(step -> step.survival <= 0.5)
                .mapToDouble(Step::time)
                .findFirst();
    }

    private record Count(double time, long atRisk, long events) {
        Count {
            if (atRisk < 1 || events < 0 || events > atRisk) {
                throw new IllegalArgumentException(
                        "0 <= events <= at risk must hold but was " + events + " of " + atRisk);
            }
        }
    }

    private static KaplanMeier ofCounts(List<Count> counts) {
        List<Step> steps = new ArrayList<>();
        double survival = 1;
        double greenwood = 0;
        for (Count count : counts) {
            double hazard = (double) count.events / count.atRisk;
            survival *= 1 - hazard;
            greenwood += count.events == count.atRisk
                    ? 0
                    : (double) count.events / ((double) count.atRisk * (count.atRisk - count.events));
            steps.add(new Step(
                    count.time, count.atRisk, count.events, hazard, survival, survival * Math.sqrt(greenwood)));
        }
        return new KaplanMeier(steps);
    }
}
