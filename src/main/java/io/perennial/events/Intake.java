package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.products.TrackingPlan;
import io.perennial.shared.SourceKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * The one door through which everything comes in that happens with customers, whatever wire or file brought it. What it
 * acknowledges is durable; a few hundred milliseconds later it is counted into the days of the accounts.
 */
@Service
public class Intake {

    private final GroupCommit group;
    private final RollUp rollUp;
    private final ActivityStore activity;
    private final BatchStore batches;
    private final LogReadStore log;
    private final HeldStore held;
    private final Rejects rejects;
    private final Names names;
    private final MessageStore messages;
    private final Silences silences;
    private final Pressure pressure;
    private final Clock clock;

    Intake(
            GroupCommit group,
            RollUp rollUp,
            ActivityStore activity,
            BatchStore batches,
            LogReadStore log,
            HeldStore held,
            Rejects rejects,
            Names names,
            MessageStore messages,
            Silences silences,
            Pressure pressure,
            Clock clock) {
        this.group = group;
        this.rollUp = rollUp;
        this.activity = activity;
        this.batches = batches;
        this.log = log;
        this.held = held;
        this.rejects = rejects;
        this.names = names;
        this.messages = messages;
        this.silences = silences;
        this.pressure = pressure;
        this.clock = clock;
    }

    /** Events of these accounts were counted, or facts of theirs were taken; published inside that transaction. */
    public record Rolled(Set<Account.Id> accounts) {
        public Rolled {
            accounts = Set.copyOf(accounts);
        }
    }

    /**
     * Takes events in, as received now, and returns once they are durable. Any thread may call it, also many at once:
     * they share transactions. Up to 50,000 at a time. Throws {@link IntakeFailed} when nothing could be stored.
     */
    public Receipt accept(SourceKey source, List<Event> events) {
        Instant receivedAt = clock.instant();
        List<Arrival> arrivals = new ArrayList<>(events.size());
        events.forEach(event -> arrivals.add(new Arrival(source, receivedAt, event, false)));
        return group.submit(arrivals);
    }

    /** Those of these ids of messages of a source that were taken before; changes nothing. */
    public Set<String> known(SourceKey source, Collection<String> messageIds) {
        return messages.known(source, messageIds);
    }

    /** Why an event received now would not be taken, whoever sent it; empty if it would. */
    public Optional<String> problem(Event event) {
        return Check.problem(event, clock.instant());
    }

    /** Requests wait for each other: whoever only follows what comes in should leave the machine to the intake. */
    public boolean underPressure() {
        return pressure.high();
    }

    /** Returns when everything committed before the call is counted. Throws when some of it cannot be. */
    public void awaitRolledUp() {
        rollUp.await();
    }

    /** The names of events by the ids that {@link ActivityDay} uses. */
    public Map<Integer, String> eventNames() {
        return names.all();
    }

    /** The days of these accounts in order; accounts without any are left out. */
    public Map<Account.Id, List<ActivityDay>> activity(
            Set<Account.Id> accounts, LocalDate from, LocalDate toInclusive) {
        return accounts.isEmpty() ? Map.of() : activity.days(accounts, from, toInclusive);
    }

    /** What one account used, by day and feature, oldest day first. */
    public List<FeatureDay> timeline(Account.Id account, LocalDate from, LocalDate toInclusive, TrackingPlan plan) {
        List<ActivityDay> days = activity(Set.of(account), from, toInclusive).getOrDefault(account, List.of());
        return FeatureDay.of(days, eventNames(), plan);
    }

    /** The newest events and facts of all sources, newest first, e.g. to see them arrive. At most 500. */
    public List<Logged> recent(int limit) {
        return log.recent(Math.min(limit, 500));
    }

    /**
     * The account's events that happened before an instant, newest first. At most 500; older than 25 months are gone.
     */
    public List<Logged> events(Account.Id account, Instant before, int limit) {
        return log.of(account, before, Math.min(limit, 500));
    }

    /** What each source has sent so far, by kind. */
    public List<Freshness> freshness() {
        return batches.freshness();
    }

    /**
     * Which sources have stopped sending tickets, answers, touchpoints or invoices that they sent often.
     *
     * @param freshness what each has sent so far; see {@link #freshness}
     */
    public List<Silence> silences(List<Freshness> freshness) {
        return silences.among(freshness);
    }

    /** What waits until its account is known, most first. */
    public List<Waiting> waiting() {
        return held.waiting();
    }

    /** What could not be taken, newest first; of one source or all. Pass the last one's id to see older ones. */
    public List<Reject> rejects(Optional<SourceKey> source, long beforeId, int limit) {
        return rejects.newest(source, beforeId, Math.min(limit, 1_000));
    }

    /** Sends a reject in again, e.g. after its contract's product was added. Empty when it is gone or was cut off. */
    public Optional<Receipt> retry(long rejectId) {
        return rejects.retry(rejectId);
    }
}
