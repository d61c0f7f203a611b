package io.perennial.churn;

import io.perennial.accounts.Account;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Customers whose use and health foretell whether they leave, as far as chance lets them. */
final class SampleObservations {

    private static final LocalDate START = LocalDate.of(2024, 1, 31);
    private static final int MONTHS = 12;
    private static final int ACCOUNTS = 160;

    private SampleObservations() {}

    /** A year of 160 customers; who uses little leaves more often. */
    static List<Observation> year(long seed) {
        var random = new SplittableRandom(seed);
        List<Observation> all = new ArrayList<>();
        for (int id = 1; id <= ACCOUNTS; id++) {
            double use = random.nextDouble();
            double chance = 0.005 + 0.12 * (1 - use) * (1 - use);
            int lostMonth = MONTHS + 6;
            for (int month = 0; month < MONTHS + 6; month++) {
                if (random.nextDouble() < chance) {
                    lostMonth = month;
                    break;
                }
            }
            for (int month = 0; month < Math.min(MONTHS, lostMonth); month++) {
                double noisy = Math.clamp(use + 0.15 * random.nextGaussian(), 0, 1);
                int lostAfter = lostMonth < MONTHS + 6 ? (lostMonth - month) * 30 - 10 : Observation.NEVER_SEEN;
                all.add(observation(
                        id, START.plusMonths(month), noisy, 100 + month * 30, lostAfter, (MONTHS + 6 - month) * 30));
            }
        }
        return all;
    }

    /** The first so many customers at the start, from much use to little. */
    static List<Observation> accounts(int count) {
        List<Observation> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(account(i + 1, 1 - (double) i / count, 60 + i));
        }
        return accounts;
    }

    /** One customer whose future nobody has seen. */
    static Observation account(long id, double use, int tenure) {
        return observation(id, START.plusMonths(MONTHS), use, tenure, Observation.NEVER_SEEN, 0);
    }

    static Forecaster learned(Learner learner) {
        return learner.fit(year(1), FeatureList.features(), 1);
    }

    private static Observation observation(long id, LocalDate day, double use, int tenure, int lostAfter, int seenFor) {
        double[] features = new double[FeatureList.features().size()];
        for (int i = 0; i < features.length; i++) {
            int sign = FeatureList.features().get(i).sign();
            features[i] = sign <= 0 ? use : 1 - use;
        }
        double score = 30 + 60 * use;
        features[features.length - 1] = score;
        return new Observation(new Account.Id(id), day, features, score, tenure, -1, 30, lostAfter, seenFor);
    }
}
