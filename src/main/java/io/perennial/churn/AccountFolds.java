package io.perennial.churn;

import io.perennial.accounts.Account;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Cross-validation in which an account is wholly in or wholly out. Those that were lost are dealt evenly, since a fold
 * with few of them says little. Accounts are told apart by their place in order, not by their numbers, which depend on
 * what else was imported before.
 */
final class AccountFolds {

    static final int FOLDS = 5;

    private static final int HORIZON = 90;

    private final Map<Account.Id, Integer> folds = new HashMap<>();

    AccountFolds(Collection<Observation> of, long seed) {
        TreeMap<Long, Boolean> lost = new TreeMap<>();
        of.forEach(o -> lost.merge(o.account().value(), o.known(HORIZON) && o.lostWithin(HORIZON), Boolean::logicalOr));
        List<Long> dealt = new ArrayList<>(lost.keySet());
        Collections.shuffle(dealt, new Random(seed));
        dealt.sort(Comparator.comparing(lost::get));
        for (int i = 0; i < dealt.size(); i++) {
            folds.put(new Account.Id(dealt.get(i)), i % FOLDS);
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
                    predicted[i] = model.probability(labelled.get(i), HORIZON);
                }
            }
        }
        return predicted;
    }
}
