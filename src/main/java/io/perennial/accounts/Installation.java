package io.perennial.accounts;

import java.time.ZoneId;
import java.util.Currency;

/**
 * What holds where an account says nothing else.
 *
 * @param currency all sums over accounts are in it
 * @param gapToleranceDays an account without a line for up to so many days did not churn; 0 = every gap is churn
 */
public record Installation(ZoneId zone, Currency currency, int gapToleranceDays) {

    public Installation {
        if (gapToleranceDays < 0 || gapToleranceDays > 366) {
            throw new IllegalArgumentException("a gap tolerance has 0..366 days but had " + gapToleranceDays);
        }
    }
}
