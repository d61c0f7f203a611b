package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.events.ActivityDay;
import io.perennial.events.Intake;
import io.perennial.signals.Signal.Need;
import io.perennial.support.Ticket;
import io.perennial.support.Tickets;
import io.perennial.voice.FeatureRequest;
import io.perennial.voice.SurveyAnswer;
import io.perennial.voice.Voice;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Touchpoint;
import io.perennial.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what all owners of facts know of many accounts: one statement or two for each of them. */
@Component
class Histories {

    private final Accounts accounts;
    private final Intake intake;
    private final Work work;
    private final Tickets tickets;
    private final Voice voice;

    Histories(Accounts accounts, Intake intake, Work work, Tickets tickets, Voice voice) {
        this.accounts = accounts;
        this.intake = intake;
        this.work = work;
        this.tickets = tickets;
        this.voice = voice;
    }

    /** With activity of the days from..to; facts before them are told by milestones, where given. */
    Map<Account.Id, History> of(
            Set<Account.Id> asked, LocalDate from, LocalDate to, Map<Account.Id, History.Milestones> milestones) {
        Map<Account.Id, AccountHistory> known = accounts.histories(asked);
        Set<Account.Id> all = new HashSet<>();
        known.values().forEach(history -> collect(history, all));
        Facts facts = new Facts(
                intake.activity(all, from, to),
                tickets.tickets(all),
                voice.answers(all),
                voice.requests(all),
                work.touchpoints(all),
                work.successPlans(all),
                milestones);
        Map<Account.Id, History> histories = HashMap.newHashMap(known.size());
        known.forEach((id, history) -> histories.put(id, facts.of(history)));
        return histories;
    }

    private static void collect(AccountHistory history, Set<Account.Id> all) {
        all.add(history.account().id());
        history.absorbed().forEach(absorbed -> collect(absorbed.other(), all));
    }

    private record Facts(
            Map<Account.Id, List<ActivityDay>> activity,
            Map<Account.Id, List<Ticket>> tickets,
            Map<Account.Id, List<SurveyAnswer>> answers,
            Map<Account.Id, List<FeatureRequest>> requests,
            Map<Account.Id, List<Touchpoint>> touchpoints,
            Map<Account.Id, List<SuccessPlan>> plans,
            Map<Account.Id, History.Milestones> milestones) {

        History of(AccountHistory account) {
            Account.Id id = account.account().id();
            return new History(
                    account,
                    activity.getOrDefault(id, List.of()),
                    tickets.getOrDefault(id, List.of()),
                    answers.getOrDefault(id, List.of()),
                    requests.getOrDefault(id, List.of()),
                    touchpoints.getOrDefault(id, List.of()),
                    plans.getOrDefault(id, List.of()),
                    account.absorbed().stream()
                            .map(absorbed -> new History.Absorbed(of(absorbed.other()), absorbed.at()))
                            .toList(),
                    milestones.getOrDefault(id, History.Milestones.NONE));
        }
    }

    /** The earliest fact of each kind among these histories. */
    static Map<Need, Instant> firstFacts(Collection<History> histories) {
        Map<Need, Instant> first = new EnumMap<>(Need.class);
        for (History history : histories) {
            least(first, Need.TICKETS, history.tickets().stream().map(Ticket::openedAt));
            least(first, Need.SURVEYS, history.answers().stream().map(SurveyAnswer::sentAt));
            least(first, Need.FEATURE_REQUESTS, history.requests().stream().map(FeatureRequest::askedAt));
            least(first, Need.TOUCHPOINTS, history.touchpoints().stream().map(Touchpoint::knownAt));
        }
        return first;
    }

    private static void least(Map<Need, Instant> first, Need need, Stream<Instant> facts) {
        facts.min(Instant::compareTo).ifPresent(at -> first.merge(need, at, (a, b) -> a.isBefore(b) ? a : b));
    }
}
