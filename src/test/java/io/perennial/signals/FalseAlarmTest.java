package io.perennial.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.signals.Population.Measure;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the alarms of {@link Baseline} cry for nothing, and that they do cry when something happens. */
class FalseAlarmTest {

    private static final int ACCOUNTS = 300;
    private static final int DAYS = 420;
    private static final int FIRST = 19_000;
    private static final double DAYS_OF_MONTH = 365.25 / 12;
    private static final Holidays NONE = Holidays.in(ZoneOffset.UTC);

    /** Weekly counts around the account's own mean, over-dispersed by weeks and by days, quiet on weekends. */
    @ParameterizedTest(name = "variance by week {0}, by day {1}")
    @CsvSource({".002, .05", ".005, .1", ".01, .2", ".1, .5"})
    void stationaryUseGivesAtMostOneFalseEpisodeInHundredAccountMonths(double weekly, double daily) {
        Random random = new Random(20240612);
        List<Baseline.Counts> accounts = stationary(random, weekly, daily);

        double ours = episodes(accounts, population(accounts));
        double poisson = plainPoisson(accounts);

        System.out.printf(
                "week %.3f day %.2f: ours %.2f, plain Poisson %.1f in 100 account-months%n",
                weekly, daily, ours, poisson);
        assertThat(ours).isLessThanOrEqualTo(1);
        assertThat(poisson).isGreaterThan(15);
    }

    @Test
    void blocksOfWeeksResampledFromDriftingUseGiveAtMostOneToo() {
        Random random = new Random(7);
        List<Baseline.Counts> resampled = new ArrayList<>();
        for (long[] account : drifting(random)) {
            resampled.add(sums(resampledWeeks(account, random)));
        }

        double ours = episodes(resampled, population(resampled));
        System.out.printf("resampled: ours %.2f%n", ours);
        assertThat(ours).isLessThanOrEqualTo(1);
    }

    @Test
    void christmasFiresForNobody() {
        List<Baseline.Counts> accounts = new ArrayList<>();
        for (long[] account : raw(new Random(3), .05, .2)) {
            for (int d = 300; d < 310; d++) {
                account[d] = Math.round(account[d] * .2);
            }
            accounts.add(sums(account));
        }
        Population population = population(accounts);

        int fired = 0;
        for (Baseline.Counts account : accounts) {
            for (int day = FIRST + 303; day < FIRST + 312; day++) {
                fired += starts(account, population, day, Episode.Kind.DROP) ? 1 : 0;
            }
        }

        assertThat(fired).isLessThanOrEqualTo(ACCOUNTS / 100);
        assertThat(population.movement(Measure.USE, FIRST + 308)).isLessThan(.5);
    }

    @Test
    void anAccountThatStopsAloneIsFoundWithinAWeekByOneAlarm() {
        List<long[]> raw = raw(new Random(3), .05, .2);
        long[] stopped = raw.getFirst();
        for (int d = 300; d < DAYS; d++) {
            stopped[d] = 0;
        }
        List<Baseline.Counts> accounts = raw.stream().map(FalseAlarmTest::sums).toList();
        Population population = population(accounts);

        List<Integer> alarms = new ArrayList<>();
        for (int day = FIRST + 290; day < FIRST + 360; day++) {
            if (starts(accounts.getFirst(), population, day, Episode.Kind.DROP)) {
                alarms.add(day - FIRST);
            }
        }

        assertThat(alarms).hasSize(1);
        assertThat(alarms.getFirst()).isBetween(301, 307);
    }

    private static List<Baseline.Counts> stationary(Random random, double weekly, double daily) {
        return raw(random, weekly, daily).stream().map(FalseAlarmTest::sums).toList();
    }

    private static List<long[]> raw(Random random, double weekly, double daily) {
        List<long[]> accounts = new ArrayList<>();
        for (int a = 0; a < ACCOUNTS; a++) {
            double mean = Math.exp(1.5 + 2.5 * random.nextDouble());
            long[] counts = new long[DAYS];
            double week = 1;
            for (int d = 0; d < DAYS; d++) {
                week = d % 7 == 0 ? gamma(random, weekly) : week;
                double weekday = (FIRST + d + 3) % 7 >= 5 ? .2 : 1.3;
                counts[d] = poisson(random, mean * week * weekday * gamma(random, daily));
            }
            accounts.add(counts);
        }
        return accounts;
    }

    private static List<long[]> drifting(Random random) {
        List<long[]> accounts = raw(random, .05, .2);
        for (long[] account : accounts) {
            double slope = random.nextGaussian() * .002;
            for (int d = 0; d < DAYS; d++) {
                account[d] = Math.round(account[d] * Math.exp(slope * (d - DAYS / 2.0)));
            }
        }
        return accounts;
    }

    private static long[] resampledWeeks(long[] account, Random random) {
        long[] resampled = new long[DAYS];
        for (int week = 0; week < DAYS / 7; week++) {
            System.arraycopy(account, 7 * random.nextInt(DAYS / 7), resampled, 7 * week, 7);
        }
        return resampled;
    }

    private static Population population(List<Baseline.Counts> accounts) {
        PopulationBuilder builder = new PopulationBuilder(FIRST, FIRST + DAYS - 1);
        accounts.forEach(a -> builder.add(Measure.USE, a, NONE, FIRST, FIRST + DAYS - 1));
        return builder.build();
    }

    private static double episodes(List<Baseline.Counts> accounts, Population population) {
        int from = FIRST + Baseline.SPAN + Episode.LOOKBACK;
        int found = 0;
        for (Baseline.Counts account : accounts) {
            for (int day = from; day < FIRST + DAYS; day++) {
                found += starts(account, population, day, Episode.Kind.DROP) ? 1 : 0;
                found += starts(account, population, day, Episode.Kind.SPIKE) ? 1 : 0;
            }
        }
        return rate(found, FIRST + DAYS - from);
    }

    private static boolean starts(Baseline.Counts account, Population population, int day, Episode.Kind kind) {
        Baseline today = baseline(account, population, day);
        if (today == null || !(kind == Episode.Kind.DROP ? today.drops() : today.spikes())) {
            return false;
        }
        Episode episode = Episode.openOn(day, kind, d -> baseline(account, population, d));
        return episode != null && episode.since() == day;
    }

    private static Baseline baseline(Baseline.Counts counts, Population population, int day) {
        double[] pair = Baseline.compare(counts, day, NONE, 0);
        return pair == null || pair[1] < Baseline.LEAST_USE
                ? null
                : new Baseline(
                        Math.round(pair[0]),
                        pair[1],
                        population.movement(Measure.USE, day),
                        population.dispersion(Measure.USE, day));
    }

    /** The same seven days and eight weeks, drops only, asked once a week, at p < .01. */
    private static double plainPoisson(List<Baseline.Counts> accounts) {
        int from = FIRST + Baseline.SPAN + Episode.LOOKBACK;
        int found = 0;
        for (Baseline.Counts account : accounts) {
            boolean before = false;
            for (int day = from; day < FIRST + DAYS; day += 7) {
                double[] pair = Baseline.compare(account, day, NONE, 0);
                PoissonDistribution usual = new PoissonDistribution(Math.max(.1, pair[1]));
                boolean now = usual.cumulativeProbability((int) pair[0]) < .01;
                found += now && !before ? 1 : 0;
                before = now;
            }
        }
        return rate(found, FIRST + DAYS - from);
    }

    private static double rate(int episodes, int days) {
        return episodes * 100 / (ACCOUNTS * days / DAYS_OF_MONTH);
    }

    private static Baseline.Counts sums(long[] counts) {
        long[] sums = new long[DAYS + 1];
        for (int d = 0; d < DAYS; d++) {
            sums[d + 1] = sums[d] + counts[d];
        }
        return (from, to) -> sums[Math.clamp(to - FIRST + 1, 0, DAYS)] - sums[Math.clamp(from - FIRST, 0, DAYS)];
    }

    /** Mean 1, variance as given; Marsaglia and Tsang (2000). */
    private static double gamma(Random random, double variance) {
        double shape = 1 / variance;
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < .5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v / shape;
            }
        }
    }

    private static long poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
