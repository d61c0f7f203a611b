package io.perennial.signals;

import io.perennial.accounts.AccountHistory;
import io.perennial.events.ActivityDay;
import io.perennial.support.Ticket;
import io.perennial.voice.FeatureRequest;
import io.perennial.voice.SurveyAnswer;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Touchpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one account, with every instant at which it became so. A signal reads it as of an instant and sees
 * nothing later.
 *
 * @param activity the account's days for as far back as was loaded; facts of accounts merged into this one stand in
 *     {@code absorbed}
 * @param absorbed histories that count from their instant on
 * @param milestones first days that may lie before the loaded activity
 */
public record History(
        AccountHistory account,
        List<ActivityDay> activity,
        List<Ticket> tickets,
        List<SurveyAnswer> answers,
        List<FeatureRequest> requests,
        List<Touchpoint> touchpoints,
        List<SuccessPlan> plans,
        List<Absorbed> absorbed,
        Milestones milestones) {

    public History {
        activity = List.copyOf(activity);
        tickets = List.copyOf(tickets);
        answers = List.copyOf(answers);
        requests = List.copyOf(requests);
        touchpoints = List.copyOf(touchpoints);
        plans = List.copyOf(plans);
        absorbed = List.copyOf(absorbed);
    }

    /** A history whose activity is loaded from its first day on. */
    public History(
            AccountHistory account,
            List<ActivityDay> activity,
            List<Ticket> tickets,
            List<SurveyAnswer> answers,
            List<FeatureRequest> requests,
            List<Touchpoint> touchpoints,
            List<SuccessPlan> plans,
            List<Absorbed> absorbed) {
        this(account, activity, tickets, answers, requests, touchpoints, plans, absorbed, Milestones.NONE);
    }

    /** The history of an account merged into this one; its facts count here from {@code at} on. */
    public record Absorbed(History other, Instant at) {}

    /**
     * First days of activity, kept because old days are not loaded for every score.
     *
     * @param firstActive the first day with use; empty when not known from before the loaded days
     * @param firstValue the first day with a value moment of the tracking plan
     */
    public record Milestones(Optional<LocalDate> firstActive, Optional<LocalDate> firstValue) {
        public static final Milestones NONE = new Milestones(Optional.empty(), Optional.empty());
    }

    /** What was known before the instant; contracts' lines by their day, everything else by its moment. */
    public History asOf(Instant asOf) {
        return Cut.at(this, asOf);
    }
}
