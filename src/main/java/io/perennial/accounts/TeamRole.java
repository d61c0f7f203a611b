package io.perennial.accounts;

/** What one of our people is for a customer. */
public enum TeamRole {
    CSM,
    ACCOUNT_MANAGER,
    SPONSOR,
    /** Stands in for the CSM. */
    DEPUTY;

    /** Whether the customer belongs to the own book of who has this role. */
    public boolean looksAfter() {
        return this != SPONSOR;
    }
}
