package io.perennial.attention;

import io.perennial.accounts.Account;
import io.perennial.attention.Reason.Kind;
import io.perennial.health.Band;
import io.perennial.signals.SignalValue;
import io.perennial.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of reasons: one row says which signal, from where on, and how urgent. Urgency is a judgement of the field,
 * not a probability, except that of a forecast: it only orders the list, and the sentence beside it says the facts.
 */
enum Rule {
    /**
     * 31 days left -> nothing; 30 days left and on watch -> .4; 7 days left -> .9. The last month is when a renewal is
     * decided (the 90/60/30 rhythm of renewals); a healthy customer is left alone until the last two weeks.
     */
    NOTICE_DAY(Kind.NOTICE_DAY, "days_to_renewal") {
        @Override
        double urgency(double days, Seen seen) {
            int from = seen.is(Band.HEALTHY) ? 14 : 30;
            double most = seen.is(Band.HEALTHY) ? .5 : 1;
            return days < 0 || days > from ? NONE : Math.max(.2, most * (1 - days / 45));
        }
    },
    /** An open early warning weighs what the forecast says: 64 % within 90 days -> .64. */
    EARLY_WARNING(Kind.EARLY_WARNING, "") {
        @Override
        double urgency(double ignored, Seen seen) {
            return seen.warning().map(Interval::estimate).orElse(NONE);
        }
    },
    /** 9 points in 28 days -> nothing; 10 -> .35; 30 -> .75. Ten points are more than a usual month moves a score. */
    SCORE_FELL(Kind.SCORE_FELL, "") {
        @Override
        double urgency(double ignored, Seen seen) {
            return seen.fall() < 10 ? NONE : Math.min(.8, .15 + seen.fall() / 50);
        }
    },
    /** At risk without having fallen just now: somebody should have a plan. */
    AT_RISK(Kind.AT_RISK, "") {
        @Override
        double urgency(double ignored, Seen seen) {
            return seen.is(Band.AT_RISK) && seen.fall() < 10 ? .3 : NONE;
        }
    },
    /** The signal already says that the drop is unusual for this customer. */
    USE_DROPPED(Kind.USE_DROPPED, "usage_drop") {
        @Override
        double urgency(double going, Seen seen) {
            return going > 0 ? .55 : NONE;
        }
    },
    CHAMPION_GONE(Kind.CHAMPION_GONE, "champion_gone") {
        @Override
        double urgency(double gone, Seen seen) {
            return gone > 0 ? .6 : NONE;
        }
    },
    /** 13 days -> nothing; 14 days -> .3; 42 days -> .6. Two weeks are longer than most holidays of one person. */
    CHAMPION_SILENT(Kind.CHAMPION_SILENT, "champion_inactive_days") {
        @Override
        double urgency(double days, Seen seen) {
            return days < 14 ? NONE : Math.min(.6, .3 + (days - 14) / 93);
        }
    },
    URGENT_TICKET(Kind.URGENT_TICKET, "open_urgent_tickets") {
        @Override
        double urgency(double open, Seen seen) {
            return open < 1 ? NONE : Math.min(.7, .4 + .1 * (open - 1));
        }
    },
    TICKET_STORM(Kind.TICKET_STORM, "ticket_spike") {
        @Override
        double urgency(double going, Seen seen) {
            return going > 0 ? .35 : NONE;
        }
    },
    /** NPS 9 -> 6 and worse: three points lead from a promoter to a detractor. */
    ANSWER_FELL(Kind.ANSWER_FELL, "nps_change") {
        @Override
        double urgency(double change, Seen seen) {
            return change <= -3 ? .4 : NONE;
        }
    },
    /** 14 days -> nothing; 15 days -> .25; two months -> .5. Two weeks is what a first reminder usually allows. */
    OVERDUE(Kind.OVERDUE, "overdue_days") {
        @Override
        double urgency(double days, Seen seen) {
            return days <= 14 ? NONE : Math.min(.5, .25 + (days - 15) / 180);
        }
    },
    PAYMENT_FAILED(Kind.PAYMENT_FAILED, "payment_failures_90d") {
        @Override
        double urgency(double failures, Seen seen) {
            return failures < 2 ? NONE : .3;
        }
    },
    /** 6 days -> nothing; 7 days -> .3; a month -> .55: a late start is the earliest sign of a loss. */
    ONBOARDING_LATE(Kind.ONBOARDING_LATE, "onboarding_overdue_days") {
        @Override
        double urgency(double days, Seen seen) {
            return days < 7 ? NONE : Math.min(.6, .3 + (days - 7) / 92);
        }
    },
    /** 46 of 50 seats: a talk about more of them, and nothing is at stake but growth. */
    SEATS_FULL(Kind.SEATS_FULL, "seat_utilisation") {
        @Override
        double urgency(double share, Seen seen) {
            return share >= .9 && !seen.is(Band.AT_RISK) ? .15 : NONE;
        }
    },
    /** A high-touch customer nobody spoke with for a quarter, any other for half a year. */
    NO_CONTACT(Kind.NO_CONTACT, "days_since_touchpoint") {
        @Override
        double urgency(double days, Seen seen) {
            int longest = seen.touch() == Account.TouchModel.HIGH ? 90 : 180;
            return seen.touch() == Account.TouchModel.TECH || days < longest ? NONE : .2;
        }
    };

    static final double NONE = 0;

    private final Kind kind;
    private final String signal;

    Rule(Kind kind, String signal) {
        this.kind = kind;
        this.signal = signal;
    }

    /** 0 where the rule does not hold. */
    abstract double urgency(double value, Seen seen);

    Kind kind() {
        return kind;
    }

    /** Key of the signal whose sentence says why; empty: the score itself, or the forecast. */
    Optional<String> signal() {
        return Optional.of(signal).filter(key -> !key.isEmpty());
    }

    /** A rule that holds, and how urgent it is. */
    record Held(Rule rule, double urgency) {}

    /** All rules that hold, the most urgent first; what is unknown gives no reason. */
    static List<Held> of(Seen seen) {
        return Arrays.stream(values())
                .map(rule -> new Held(rule, rule.of(seen.values(), seen)))
                .filter(held -> held.urgency() > NONE)
                .sorted((a, b) -> Double.compare(b.urgency(), a.urgency()))
                .toList();
    }

    private double of(Map<String, SignalValue> values, Seen seen) {
        if (signal.isEmpty()) {
            return urgency(0, seen);
        }
        return values.get(signal) instanceof SignalValue.Known known ? urgency(known.value(), seen) : NONE;
    }

    /** Reasons together weigh more than each, and never more than everything: .5 and .5 are .75. */
    static double together(List<Double> urgencies) {
        return 1 - urgencies.stream().reduce(1.0, (left, urgency) -> left * (1 - urgency));
    }
}
