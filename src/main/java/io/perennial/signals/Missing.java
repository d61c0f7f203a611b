package io.perennial.signals;

import io.perennial.signals.Population.Measure;
import io.perennial.signals.Signal.Need;
import io.perennial.signals.SignalValue.Reason;
import org.jspecify.annotations.Nullable;

/** Why a kind of fact is not there for an account at an instant: never zero, always a reason. */
final class Missing {

    private Missing() {}

    /** Null where the kind is there. */
    static @Nullable Reason of(View v, Need need) {
        return switch (need) {
            case ACTIVITY -> activity(v);
            case USERS -> users(v);
            case TRACKING_PLAN -> noData(!v.plan().stated());
            case SEATS -> sold(v, CommercialRules.seats(v) > 0);
            case METERS -> sold(v, UsageRules.hasMeter(v));
            case CONTRACTS -> noData(v.contracts().isEmpty());
            case INVOICES -> noData(v.invoices().isEmpty());
            case CONTACTS -> noData(v.contacts().isEmpty());
            case SUCCESS_PLANS -> noData(v.plans().isEmpty());
            case TICKETS -> tickets(v);
            case TOUCHPOINTS, SURVEYS, FEATURE_REQUESTS -> delivered(v, need);
            case SENTIMENT -> null;
        };
    }

    private static @Nullable Reason noData(boolean missing) {
        return missing ? Reason.NO_DATA : null;
    }

    private static @Nullable Reason activity(View v) {
        if (v.firstActive() == Series.NEVER) {
            return Reason.NO_DATA;
        }
        return silent(v, Measure.USE) ? Reason.SOURCE_SILENT : null;
    }

    private static @Nullable Reason users(View v) {
        int from = v.today() - View.LOOKBACK + 1;
        boolean quiet = v.series().use(from, v.today()) == 0;
        return noData(!quiet && !v.series().hasUsers(from, v.today()));
    }

    private static @Nullable Reason tickets(View v) {
        Reason none = delivered(v, Need.TICKETS);
        return none == null && silent(v, Measure.TICKETS) ? Reason.SOURCE_SILENT : none;
    }

    private static boolean silent(View v, Measure measure) {
        return v.situation().population().silentSince(measure, v.today()) >= 0;
    }

    private static @Nullable Reason delivered(View v, Need need) {
        return noData(!v.situation().sources().deliver(need, v.asOf()));
    }

    private static @Nullable Reason sold(View v, boolean there) {
        return there ? null : v.contracts().isEmpty() ? Reason.NO_DATA : Reason.NOT_APPLICABLE;
    }
}
