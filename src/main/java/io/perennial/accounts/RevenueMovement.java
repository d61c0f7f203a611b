package io.perennial.accounts;

/**
 * Why recurring revenue of one account differs between two days. Unit: MRR in the installation's currency, unrounded.
 * Movements are counted at the rates of the first day; what the rates did is a line of its own, so that all lines add
 * up.
 */
public sealed interface RevenueMovement {

    Account.Id account();

    /** Signed: what it adds to recurring revenue. */
    double amount();

    /** A customer for the first time. */
    record New(Account.Id account, double amount) implements RevenueMovement {}

    /** Pays more than before. */
    record Expansion(Account.Id account, double amount) implements RevenueMovement {}

    /** Pays less than before; negative. */
    record Contraction(Account.Id account, double amount) implements RevenueMovement {}

    /** A customer no more; negative. */
    record Churn(Account.Id account, double amount) implements RevenueMovement {}

    /** A customer again after having been one before. */
    record Reactivation(Account.Id account, double amount) implements RevenueMovement {}

    /** What exchange rates did to revenue that stayed the same in its own currency. */
    record CurrencyEffect(Account.Id account, double amount) implements RevenueMovement {}
}
