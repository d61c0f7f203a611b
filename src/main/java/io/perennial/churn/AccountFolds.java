package io.perennial.churn;

import io.perennial.accounts.Account;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Cross-validation in which an account is wholly in or wholly out. Accounts are told apart by their place in order, not
 * by their numbers, which depend on what else was imported before.
 */
final class AccountFolds {

    static final int FOLDS = 5;

    private final Map<Account.Id, Integer> folds = new HashMap<>();

    AccountFolds(Collection<Observation> of, long seed) {
        TreeSet<Long> accounts = new TreeSet<>();
        of.forEach(observation -> accounts.add(observation.account().value()));
        long place = 0;
        for (long account : accounts) {
            place++;
            long mixed = (place + seed) * 0x9E3779B97F4A7C15L;
            folds.put(new Account.Id(account), (int) Long.remainderUnsigned(mixed >>> 17, FOLDS));
        }
    }

    /** 0 to 4. */
    int of(Observation observation) {
        return folds.getOrDefault(observation.account(), 0);
    }

    /**
     * Probability of 90 days for each labelled observation, by a model that has not seen its account.
     *
     * @param labelled some of those to learn from
     */
    static double[] heldOut(
            List<Observation> train,
            List<Observation> labelled,
            long seed,
            Function<List<Observation>, ? extends Forecaster> learn) {
        AccountFolds folds = new AccountFolds(train, seed);
        double[] predicted = new double[labelled.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            Forecaster model =
                    learn.apply(train.stream().filter(o -> folds.of(o) != out).toList());
            for (int i = 0; i < predicted.length; i++) {
                if (folds.of(labelled.get(i)) == fold) {
                    predicted[i] = model.probability(labelled.get(i), 90);
                }
            }
        }
        return predicted;
    }
}
