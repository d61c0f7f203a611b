package io.perennial.accounts;

import java.time.Instant;

/**
 * One account is counted as another from an instant on; its facts stay its own, so that undoing gives back what was.
 */
public record Merge(Account.Id absorbed, Account.Id survivor, Instant at) {

    public Merge {
        if (absorbed.equals(survivor)) {
            throw new IllegalArgumentException("account " + absorbed.value() + " cannot be merged into itself");
        }
    }
}
