package io.perennial.accounts;

/** What one of our people is for a customer. */
public enum TeamRole {
    CSM,
    ACCOUNT_MANAGER,
    SPONSOR,
    /** Stands in for the CSM. */
    DEPUTY
}
