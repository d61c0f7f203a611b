package io.perennial.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All standing merges: which account a fact of an account counts for, as of an instant. */
public final class Merges {

    private final Map<Account.Id, Merge> byAbsorbed = new HashMap<>();
    private final Map<Account.Id, List<Merge>> bySurvivor = new HashMap<>();

    public Merges(Collection<Merge> merges) {
        for (Merge merge : merges) {
            byAbsorbed.put(merge.absorbed(), merge);
            bySurvivor
                    .computeIfAbsent(merge.survivor(), id -> new ArrayList<>())
                    .add(merge);
        }
    }

    public boolean isEmpty() {
        return byAbsorbed.isEmpty();
    }

    /** The account it is counted as; itself if it was not merged before {@code asOf}. */
    public Account.Id survivor(Account.Id account, Instant asOf) {
        Account.Id standing = account;
        for (Merge merge = byAbsorbed.get(standing);
                merge != null && merge.at().isBefore(asOf);
                merge = byAbsorbed.get(standing)) {
            standing = merge.survivor();
        }
        return standing;
    }

    /** The account it is counted as by all merges that stand, whenever they take effect. */
    public Account.Id survivor(Account.Id account) {
        return survivor(account, Instant.MAX);
    }

    /** What was merged directly into an account. */
    public List<Merge> into(Account.Id survivor) {
        return List.copyOf(bySurvivor.getOrDefault(survivor, List.of()));
    }

    /** The account and everything that ends in it, over any number of merges. */
    public List<Account.Id> tree(Account.Id root) {
        List<Account.Id> all = new ArrayList<>(List.of(root));
        for (int next = 0; next < all.size(); next++) {
            into(all.get(next)).forEach(merge -> all.add(merge.absorbed()));
        }
        return all;
    }

    /** Why this merge cannot be done, if it cannot. */
    Optional<String> refusal(Merge merge) {
        if (byAbsorbed.containsKey(merge.absorbed())) {
            return Optional.of("account " + merge.absorbed().value() + " is already merged into "
                    + byAbsorbed.get(merge.absorbed()).survivor().value());
        }
        if (tree(merge.absorbed()).contains(merge.survivor())) {
            return Optional.of("account " + merge.survivor().value() + " is itself merged into "
                    + merge.absorbed().value() + "; undo that first");
        }
        return Optional.empty();
    }
}
