package io.perennial.health;

import io.perennial.accounts.Account;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction judged, kept until it ends: all who look at the same scores after it need not ask the
 * database again. Outside of a transaction nothing is kept.
 */
@Component
class FreshScores {

    private static final class Kept extends ResourceHolderSupport {
        final Map<Account.Id, Judgement> latest = new HashMap<>();
        final Map<Account.Id, HealthScore> scores = new HashMap<>();
        final Map<Integer, Map<Account.Id, Health.Lately>> lately = new HashMap<>();

        void forgetParts() {
            scores.clear();
            lately.clear();
        }
    }

    /** These are the latest values from now on. */
    void keep(Map<Account.Id, Judgement> latest) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        Kept kept = kept();
        if (kept == null) {
            kept = new Kept();
            TransactionSynchronizationManager.bindResource(this, kept);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(kept, this) {});
        }
        kept.forgetParts();
        kept.latest.putAll(latest);
    }

    /** Scores are about to be judged anew. */
    void forget() {
        Kept kept = kept();
        if (kept != null) {
            kept.latest.clear();
            kept.forgetParts();
        }
    }

    /** The latest values, if each of the accounts was judged. */
    Optional<Map<Account.Id, Judgement>> latest(Collection<Account.Id> accounts) {
        Kept kept = kept();
        return kept == null || accounts.isEmpty() ? Optional.empty() : among(kept.latest, accounts);
    }

    /** The parts of a value, put together once if it is one of those judged. */
    HealthScore score(Judgement row, Function<Judgement, HealthScore> parts) {
        Kept kept = kept();
        return kept == null || kept.latest.get(row.account()) != row
                ? parts.apply(row)
                : kept.scores.computeIfAbsent(row.account(), account -> parts.apply(row));
    }

    /** Values with the days before them: those kept, or what is read now and kept if the accounts were judged. */
    Map<Account.Id, Health.Lately> lately(
            Collection<Account.Id> accounts,
            int daysBefore,
            Function<Collection<Account.Id>, Map<Account.Id, Health.Lately>> read) {
        Kept kept = kept();
        if (kept == null || !kept.latest.keySet().containsAll(accounts)) {
            return read.apply(accounts);
        }
        Map<Account.Id, Health.Lately> known = kept.lately.computeIfAbsent(daysBefore, days -> new HashMap<>());
        return among(known, accounts).orElseGet(() -> {
            Map<Account.Id, Health.Lately> found = read.apply(accounts);
            known.putAll(found);
            return found;
        });
    }

    private static <T> Optional<Map<Account.Id, T>> among(Map<Account.Id, T> known, Collection<Account.Id> accounts) {
        Map<Account.Id, T> found = HashMap.newHashMap(accounts.size());
        for (Account.Id account : accounts) {
            T value = known.get(account);
            if (value == null) {
                return Optional.empty();
            }
            found.put(account, value);
        }
        return Optional.of(found);
    }

    private @Nullable Kept kept() {
        return (Kept) TransactionSynchronizationManager.getResource(this);
    }
}
