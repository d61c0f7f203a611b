package io.perennial.attention;

import io.perennial.accounts.Account;
import java.time.LocalDate;
import java.util.Locale;

/**
 * One reason to look at a customer today.
 *
 * @param urgency share of the customer's revenue that is at stake if nobody acts soon, by judgement. Range: 0..1
 * @param since the first day on which it held
 */
public record Reason(Account.Id account, Kind kind, double urgency, LocalDate since, String english, String german) {

    public Reason {
        if (!(urgency > 0 && urgency <= 1)) {
            throw new IllegalArgumentException("urgency must lie in 0..1 and above 0 but was " + urgency);
        }
    }

    /** What it is about, which also says what helps. */
    public enum Kind {
        NOTICE_DAY,
        EARLY_WARNING,
        SCORE_FELL,
        AT_RISK,
        USE_DROPPED,
        CHAMPION_GONE,
        CHAMPION_SILENT,
        URGENT_TICKET,
        TICKET_STORM,
        ANSWER_FELL,
        OVERDUE,
        PAYMENT_FAILED,
        ONBOARDING_LATE,
        SEATS_FULL,
        NO_CONTACT;

        /** Stable and short, also the reason of a case that was opened about it, e.g. "use-dropped". */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The sentence with its numbers. */
    public String text(Locale locale) {
        return locale.getLanguage().equals("de") ? german : english;
    }
}
