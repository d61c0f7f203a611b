package io.perennial.portfolio;

import io.perennial.accounts.Account;

/** Whether somebody is a customer. */
public enum Presence {
    CUSTOMER,
    /** Gave notice; no longer scored. */
    LEAVING,
    /** Keeps the last score it had. */
    LOST,
    PROSPECT;

    static Presence of(Account.Lifecycle lifecycle) {
        return switch (lifecycle) {
            case ONBOARDING, LIVE -> CUSTOMER;
            case NOTICE_GIVEN -> LEAVING;
            case ENDED -> LOST;
            case PROSPECT -> PROSPECT;
        };
    }
}
