package io.perennial.signals;

import static io.perennial.signals.Signal.Direction.HIGHER_IS_BETTER;
import static io.perennial.signals.Signal.Direction.HIGHER_IS_WORSE;
import static io.perennial.signals.Signal.Direction.NEITHER;
import static io.perennial.signals.Signal.Group.COMMERCIAL;
import static io.perennial.signals.Signal.Group.ENGAGEMENT;
import static io.perennial.signals.Signal.Group.OUTCOME;
import static io.perennial.signals.Signal.Group.SENTIMENT;
import static io.perennial.signals.Signal.Group.SUPPORT;
import static io.perennial.signals.Signal.Group.USAGE;
import static io.perennial.signals.Signal.Need.ACTIVITY;
import static io.perennial.signals.Signal.Need.CONTACTS;
import static io.perennial.signals.Signal.Need.CONTRACTS;
import static io.perennial.signals.Signal.Need.FEATURE_REQUESTS;
import static io.perennial.signals.Signal.Need.INVOICES;
import static io.perennial.signals.Signal.Need.METERS;
import static io.perennial.signals.Signal.Need.SEATS;
import static io.perennial.signals.Signal.Need.SUCCESS_PLANS;
import static io.perennial.signals.Signal.Need.SURVEYS;
import static io.perennial.signals.Signal.Need.TICKETS;
import static io.perennial.signals.Signal.Need.TOUCHPOINTS;
import static io.perennial.signals.Signal.Need.TRACKING_PLAN;
import static io.perennial.signals.Signal.Need.USERS;
import static io.perennial.signals.Signal.Unit.COUNT;
import static io.perennial.signals.Signal.Unit.DAYS;
import static io.perennial.signals.Signal.Unit.HOURS;
import static io.perennial.signals.Signal.Unit.MONEY_PER_MONTH;
import static io.perennial.signals.Signal.Unit.MONTHS;
import static io.perennial.signals.Signal.Unit.POINTS;
import static io.perennial.signals.Signal.Unit.PROBABILITY;
import static io.perennial.signals.Signal.Unit.RATIO;
import static io.perennial.signals.Signal.Unit.SHARE;
import static io.perennial.signals.Signal.Unit.YES_NO;

import io.perennial.signals.Signal.Direction;
import io.perennial.signals.Signal.Group;
import io.perennial.signals.Signal.Need;
import io.perennial.signals.Signal.Unit;
import io.perennial.signals.SignalValue.Reason;
import io.perennial.signals.SignalValue.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every signal there is, in the order of the page. Pages, docs/signals.md and the words of conditions are made from
 * this list; a new signal is one line here, one function, and its texts.
 */
public final class SignalCatalogue {

    private static final double ANY = Double.POSITIVE_INFINITY;
    private static final double LOOK = View.LOOKBACK;

    private static final List<Signal> ALL = new ArrayList<>();
    private static final List<Function<View, SignalValue>> RULES = new ArrayList<>();
    private static final Map<String, Integer> POSITIONS = new HashMap<>();
    private static final Unknown[] UNKNOWN = new Unknown[Reason.values().length];

    static {
        usage();
        engagement();
        support();
        sentiment();
        commercial();
        outcome();
        for (Reason reason : Reason.values()) {
            UNKNOWN[reason.ordinal()] = new Unknown(reason);
        }
    }

    private static final Need[][] NEEDS = ALL.stream()
            .map(s -> s.needs().stream().sorted().toArray(Need[]::new))
            .toArray(Need[][]::new);

    private SignalCatalogue() {}

    private static void usage() {
        Group g = USAGE;
        add("active_users_7d", g, COUNT, 0, ANY, HIGHER_IS_BETTER, 7, UsageRules::activeUsers7, ACTIVITY, USERS);
        add("active_users_28d", g, COUNT, 0, ANY, HIGHER_IS_BETTER, 28, UsageRules::activeUsers28, ACTIVITY, USERS);
        add(
                "seat_utilisation",
                g,
                RATIO,
                0,
                ANY,
                HIGHER_IS_BETTER,
                28,
                UsageRules::seatUtilisation,
                ACTIVITY,
                USERS,
                SEATS);
        add("stickiness", g, SHARE, 0, 1, HIGHER_IS_BETTER, 28, UsageRules::stickiness, ACTIVITY, USERS);
        add("events_per_user_28d", g, RATIO, 0, ANY, HIGHER_IS_BETTER, 28, UsageRules::eventsPerUser, ACTIVITY, USERS);
        add("usage_change_28d", g, RATIO, -1, ANY, HIGHER_IS_BETTER, 56, UsageRules::usageChange28, ACTIVITY);
        add("usage_change_7d", g, RATIO, -1, ANY, HIGHER_IS_BETTER, 63, UsageRules::change7, ACTIVITY);
        add(
                "usage_drop_probability",
                g,
                PROBABILITY,
                0,
                1,
                HIGHER_IS_BETTER,
                63,
                UsageRules::dropProbability,
                ACTIVITY);
        add("usage_spike_probability", g, PROBABILITY, 0, 1, NEITHER, 63, UsageRules::spikeProbability, ACTIVITY);
        add("usage_drop", g, YES_NO, 0, 1, HIGHER_IS_WORSE, 119, UsageRules::dropAlarm, ACTIVITY);
        add("usage_spike", g, YES_NO, 0, 1, NEITHER, 119, UsageRules::spikeAlarm, ACTIVITY);
        add(
                "days_since_activity",
                g,
                DAYS,
                0,
                LOOK,
                HIGHER_IS_WORSE,
                (int) LOOK,
                UsageRules::daysSinceActivity,
                ACTIVITY);
        add("active_days_28d", g, COUNT, 0, 28, HIGHER_IS_BETTER, 28, UsageRules::activeDays, ACTIVITY);
        add(
                "core_features_share",
                g,
                SHARE,
                0,
                1,
                HIGHER_IS_BETTER,
                28,
                UsageRules::coreFeatures,
                ACTIVITY,
                TRACKING_PLAN);
        add("feature_breadth_28d", g, COUNT, 0, ANY, HIGHER_IS_BETTER, 28, UsageRules::featureBreadth, ACTIVITY);
        add(
                "feature_breadth_change_28d",
                g,
                COUNT,
                -ANY,
                ANY,
                HIGHER_IS_BETTER,
                56,
                UsageRules::featureBreadthChange,
                ACTIVITY);
        add("power_user_share", g, SHARE, 0, 1, HIGHER_IS_BETTER, 28, UsageRules::powerUsers, ACTIVITY, USERS);
        add("top_user_share", g, SHARE, 0, 1, HIGHER_IS_WORSE, 28, UsageRules::topUser, ACTIVITY, USERS);
        add("new_users_28d", g, COUNT, 0, ANY, HIGHER_IS_BETTER, 112, UsageRules::newUsers, ACTIVITY, USERS);
        add("lost_users_28d", g, COUNT, 0, ANY, HIGHER_IS_WORSE, 56, UsageRules::lostUsers, ACTIVITY, USERS);
        add("quota_use", g, RATIO, 0, ANY, HIGHER_IS_BETTER, 28, UsageRules::quotaUse, ACTIVITY, METERS);
    }

    private static void engagement() {
        Group g = ENGAGEMENT;
        add(
                "days_since_touchpoint",
                g,
                DAYS,
                0,
                ANY,
                HIGHER_IS_WORSE,
                0,
                EngagementRules::daysSinceTouchpoint,
                TOUCHPOINTS);
        add("touchpoints_90d", g, COUNT, 0, ANY, HIGHER_IS_BETTER, 90, EngagementRules::touchpoints90, TOUCHPOINTS);
        add(
                "meetings_held_share_90d",
                g,
                SHARE,
                0,
                1,
                HIGHER_IS_BETTER,
                90,
                EngagementRules::meetingsHeld,
                TOUCHPOINTS);
        add("reply_rate_90d", g, SHARE, 0, 1, HIGHER_IS_BETTER, 90, EngagementRules::replyRate, TOUCHPOINTS);
        add("days_to_reply_90d", g, DAYS, 0, ANY, HIGHER_IS_WORSE, 90, EngagementRules::daysToReply, TOUCHPOINTS);
        add(
                "stakeholder_coverage_90d",
                g,
                SHARE,
                0,
                1,
                HIGHER_IS_BETTER,
                90,
                EngagementRules::stakeholderCoverage,
                TOUCHPOINTS,
                CONTACTS);
        add(
                "champion_active",
                g,
                YES_NO,
                0,
                1,
                HIGHER_IS_BETTER,
                28,
                EngagementRules::championActive,
                ACTIVITY,
                CONTACTS);
        add(
                "champion_inactive_days",
                g,
                DAYS,
                0,
                LOOK,
                HIGHER_IS_WORSE,
                (int) LOOK,
                EngagementRules::championInactiveDays,
                ACTIVITY,
                CONTACTS);
        add("champion_gone", g, YES_NO, 0, 1, HIGHER_IS_WORSE, 0, EngagementRules::championGone, CONTACTS);
        add("sponsor_present", g, YES_NO, 0, 1, HIGHER_IS_BETTER, 0, EngagementRules::sponsorPresent, CONTACTS);
        add("trainings_90d", g, COUNT, 0, ANY, HIGHER_IS_BETTER, 90, EngagementRules::trainings90, TOUCHPOINTS);
        add("community_90d", g, COUNT, 0, ANY, HIGHER_IS_BETTER, 90, EngagementRules::community90, TOUCHPOINTS);
        add("customer_events_180d", g, COUNT, 0, ANY, HIGHER_IS_BETTER, 180, EngagementRules::events180, TOUCHPOINTS);
    }

    private static void support() {
        Group g = SUPPORT;
        add(
                "tickets_per_100_users_28d",
                g,
                RATIO,
                0,
                ANY,
                HIGHER_IS_WORSE,
                28,
                SupportRules::ticketsPer100Users,
                TICKETS,
                ACTIVITY,
                USERS);
        add(
                "ticket_change_7d",
                g,
                RATIO,
                -1,
                ANY,
                HIGHER_IS_WORSE,
                63,
                SupportRules::ticketChange7,
                TICKETS,
                CONTRACTS);
        add(
                "ticket_spike_probability",
                g,
                PROBABILITY,
                0,
                1,
                HIGHER_IS_BETTER,
                63,
                SupportRules::ticketSpikeProbability,
                TICKETS,
                CONTRACTS);
        add("ticket_spike", g, YES_NO, 0, 1, HIGHER_IS_WORSE, 119, SupportRules::ticketSpikeAlarm, TICKETS, CONTRACTS);
        add("open_urgent_tickets", g, COUNT, 0, ANY, HIGHER_IS_WORSE, 0, SupportRules::openUrgent, TICKETS);
        add("oldest_open_ticket_days", g, DAYS, 0, ANY, HIGHER_IS_WORSE, 0, SupportRules::oldestOpenDays, TICKETS);
        add("first_reply_hours_90d", g, HOURS, 0, ANY, HIGHER_IS_WORSE, 90, SupportRules::firstReplyHours, TICKETS);
        add("resolution_hours_90d", g, HOURS, 0, ANY, HIGHER_IS_WORSE, 90, SupportRules::resolutionHours, TICKETS);
        add("tickets_reopened_90d", g, COUNT, 0, ANY, HIGHER_IS_WORSE, 90, SupportRules::reopened90, TICKETS);
        add("tickets_escalated_90d", g, COUNT, 0, ANY, HIGHER_IS_WORSE, 90, SupportRules::escalated90, TICKETS);
        add(
                "ticket_sentiment_90d",
                g,
                POINTS,
                -1,
                1,
                HIGHER_IS_BETTER,
                90,
                SupportRules::ticketSentiment90,
                TICKETS,
                Need.SENTIMENT);
        add("csat_90d", g, SHARE, 0, 1, HIGHER_IS_BETTER, 90, SupportRules::csat90);
    }

    private static void sentiment() {
        Group g = SENTIMENT;
        add("nps_latest", g, POINTS, 0, 10, HIGHER_IS_BETTER, 365, SentimentRules::npsLatest, SURVEYS);
        add("nps_change", g, POINTS, -10, 10, HIGHER_IS_BETTER, 730, SentimentRules::npsChange, SURVEYS);
        add("latest_answer_days", g, DAYS, 0, ANY, HIGHER_IS_WORSE, 0, SentimentRules::latestAnswerAge, SURVEYS);
        add("survey_response_rate_180d", g, SHARE, 0, 1, HIGHER_IS_BETTER, 180, SentimentRules::responseRate, SURVEYS);
        add(
                "feedback_sentiment_90d",
                g,
                POINTS,
                -1,
                1,
                HIGHER_IS_BETTER,
                90,
                SentimentRules::feedbackSentiment90,
                SURVEYS,
                Need.SENTIMENT);
        add("feature_requests_open", g, COUNT, 0, ANY, NEITHER, 0, SentimentRules::openRequests, FEATURE_REQUESTS);
        add(
                "feature_requests_delivered",
                g,
                SHARE,
                0,
                1,
                HIGHER_IS_BETTER,
                365,
                SentimentRules::requestsDelivered,
                FEATURE_REQUESTS);
    }

    private static void commercial() {
        Group g = COMMERCIAL;
        add("days_to_renewal", g, DAYS, 0, ANY, NEITHER, 0, CommercialRules::daysToRenewal, CONTRACTS);
        add(
                "contract_length_months",
                g,
                MONTHS,
                0,
                ANY,
                HIGHER_IS_BETTER,
                0,
                CommercialRules::contractLength,
                CONTRACTS);
        add("tenure_days", g, DAYS, 0, ANY, HIGHER_IS_BETTER, 0, CommercialRules::tenure, CONTRACTS);
        add("auto_renew", g, YES_NO, 0, 1, HIGHER_IS_BETTER, 0, CommercialRules::autoRenew, CONTRACTS);
        add("mrr", g, MONEY_PER_MONTH, 0, ANY, NEITHER, 0, CommercialRules::mrr, CONTRACTS);
        add("mrr_change_12m", g, RATIO, -1, ANY, HIGHER_IS_BETTER, 365, CommercialRules::mrrChange12, CONTRACTS);
        add("downgrade_90d", g, YES_NO, 0, 1, HIGHER_IS_WORSE, 90, CommercialRules::downgrade90, CONTRACTS);
        add("discount", g, SHARE, 0, 1, NEITHER, 0, CommercialRules::discount, CONTRACTS);
        add("overdue_days", g, DAYS, 0, ANY, HIGHER_IS_WORSE, 0, CommercialRules::overdueDays, INVOICES);
        add("overdue_share", g, SHARE, 0, 1, HIGHER_IS_WORSE, 365, CommercialRules::overdueShare, INVOICES);
        add(
                "payment_failures_90d",
                g,
                COUNT,
                0,
                ANY,
                HIGHER_IS_WORSE,
                90,
                CommercialRules::paymentFailures90,
                INVOICES);
        add(
                "seats_change_90d",
                g,
                RATIO,
                -1,
                ANY,
                HIGHER_IS_BETTER,
                90,
                CommercialRules::seatsChange90,
                CONTRACTS,
                SEATS);
        add(
                "price_per_active_user",
                g,
                MONEY_PER_MONTH,
                0,
                ANY,
                HIGHER_IS_WORSE,
                28,
                CommercialRules::pricePerActiveUser,
                CONTRACTS,
                ACTIVITY,
                USERS);
    }

    private static void outcome() {
        Group g = OUTCOME;
        add(
                "onboarding_progress",
                g,
                SHARE,
                0,
                1,
                HIGHER_IS_BETTER,
                0,
                OutcomeRules::onboardingProgress,
                SUCCESS_PLANS);
        add(
                "onboarding_overdue_days",
                g,
                DAYS,
                0,
                ANY,
                HIGHER_IS_WORSE,
                0,
                OutcomeRules::onboardingOverdue,
                SUCCESS_PLANS);
        add(
                "time_to_first_value_days",
                g,
                DAYS,
                0,
                ANY,
                HIGHER_IS_WORSE,
                0,
                OutcomeRules::timeToFirstValue,
                ACTIVITY,
                TRACKING_PLAN,
                CONTRACTS);
        add("objectives_met_share", g, SHARE, 0, 1, HIGHER_IS_BETTER, 0, OutcomeRules::objectivesMet, SUCCESS_PLANS);
        add(
                "capabilities_adopted_share",
                g,
                SHARE,
                0,
                1,
                HIGHER_IS_BETTER,
                28,
                OutcomeRules::capabilitiesAdopted,
                SUCCESS_PLANS,
                ACTIVITY);
    }

    private static void add(
            String key,
            Group group,
            Unit unit,
            double low,
            double high,
            Direction direction,
            int windowDays,
            Function<View, SignalValue> rule,
            Need... needs) {
        POSITIONS.put(key, ALL.size());
        ALL.add(new Signal(key, group, unit, low, high, direction, windowDays, Set.of(needs)));
        RULES.add(rule);
    }

    /** All signals, in the order of the page. */
    public static List<Signal> all() {
        return List.copyOf(ALL);
    }

    /** The signal of that key. */
    public static Optional<Signal> find(String key) {
        return Optional.ofNullable(POSITIONS.get(key)).map(ALL::get);
    }

    static int size() {
        return ALL.size();
    }

    static String keyAt(int position) {
        return ALL.get(position).key();
    }

    static int position(String key) {
        return POSITIONS.getOrDefault(key, -1);
    }

    /** Every signal of one account as it was known at the view's instant. */
    static SignalValues values(View view) {
        SignalValue[] values = new SignalValue[ALL.size()];
        for (int i = 0; i < values.length; i++) {
            Reason missing = missing(view, NEEDS[i]);
            values[i] = missing == null ? RULES.get(i).apply(view) : UNKNOWN[missing.ordinal()];
        }
        return new SignalValues(values);
    }

    /** The need that is silent speaks first, since it explains more than one that never delivered. */
    private static @Nullable Reason missing(View view, Need[] needs) {
        Reason first = null;
        for (Need need : needs) {
            Reason reason = view.missing(need);
            if (reason == Reason.SOURCE_SILENT) {
                return reason;
            }
            first = first == null ? reason : first;
        }
        return first;
    }
}
