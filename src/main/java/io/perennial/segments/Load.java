package io.perennial.segments;

import io.perennial.access.Member;
import io.perennial.accounts.Account;

/**
 * What looking after customers weighs for one member.
 *
 * @param weight of the customers' touch models together: high 4, mid 2, tech or none 1/2
 */
public record Load(Member.Id member, int accounts, double arr, double weight) {

    /** A customer of high touch takes about as long as two of mid or eight of tech touch; by judgement. */
    public static double weight(Account.TouchModel touch) {
        return switch (touch) {
            case HIGH -> 4;
            case MID -> 2;
            case TECH, NONE -> .5;
        };
    }

    Load with(double moreArr, double moreWeight) {
        return new Load(member, accounts + 1, arr + moreArr, weight + moreWeight);
    }

    Load without(double lessArr, double lessWeight) {
        return new Load(member, accounts - 1, arr - lessArr, weight - lessWeight);
    }
}
