package io.perennial.signals;

import io.perennial.accounts.AccountHistory;
import io.perennial.events.ActivityDay;
import io.perennial.support.Ticket;
import io.perennial.voice.FeatureRequest;
import io.perennial.voice.SurveyAnswer;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Touchpoint;
import java.util.List;

/**
 * What is known of one account, with every instant at which it became so. A signal reads it as of an instant and sees
 * nothing later.
 *
 * @param activity the account's days in order, for as far back as was loaded; facts of accounts merged into this one
 *     stand in {@code absorbed}
 * @param absorbed histories that count from their instant on
 */
public record History(
        AccountHistory account,
        List<ActivityDay> activity,
        List<Ticket> tickets,
        List<SurveyAnswer> answers,
        List<FeatureRequest> requests,
        List<Touchpoint> touchpoints,
        List<SuccessPlan> plans,
        List<Absorbed> absorbed) {

    public History {
        activity = List.copyOf(activity);
        tickets = List.copyOf(tickets);
        answers = List.copyOf(answers);
        requests = List.copyOf(requests);
        touchpoints = List.copyOf(touchpoints);
        plans = List.copyOf(plans);
        absorbed = List.copyOf(absorbed);
    }

    /** The history of an account merged into this one; its facts count here from {@code at} on. */
    public record Absorbed(History other, java.time.Instant at) {}
}
