package io.perennial.signals;

import io.perennial.accounts.Contact;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.accounts.Invoice;
import io.perennial.signals.Signal.Need;
import io.perennial.signals.SignalValue.Reason;
import io.perennial.support.Ticket;
import io.perennial.voice.FeatureRequest;
import io.perennial.voice.SurveyAnswer;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One account as it was known at an instant: the only thing a signal may read. Everything at or after the instant has
 * been cut away; "today" is the local day of the moment before it.
 */
final class View {

    /** No signal looks further back than this many days of activity, so no more is loaded for a live score. */
    static final int LOOKBACK = 182;

    private final Reader reader;
    private final History cut;
    private final Instant asOf;
    private final LocalDate date;
    private final int today;
    private final DayTable<Instant> starts;
    private final int customerSince;
    private final List<ContractLine> inForce;
    private final Map<Function<View, ?>, Object> asked = new HashMap<>();
    private final @Nullable Reason[] missing = new Reason[Need.values().length];

    View(Reader reader, History cut, Instant asOf) {
        this.reader = reader;
        this.cut = cut;
        this.asOf = asOf;
        ZoneId zone = cut.account().account().zone();
        this.starts = reader.startsIn(zone);
        this.customerSince = firstLine();
        this.date = asOf.atZone(zone).toLocalDate();
        this.today = (int) asOf.minusNanos(1).atZone(zone).toLocalDate().toEpochDay();
        this.inForce = linesOn(date);
        for (Need need : Need.values()) {
            missing[need.ordinal()] = Missing.of(this, need);
        }
    }

    Instant asOf() {
        return asOf;
    }

    /** The local date of the instant: whose contracts are in force then. */
    LocalDate date() {
        return date;
    }

    /** The last local day that is seen, whole or in part. */
    int today() {
        return today;
    }

    Series series() {
        return reader.series();
    }

    Situation situation() {
        return reader.situation();
    }

    PlanIndex plan() {
        return situation().plan();
    }

    History history() {
        return cut;
    }

    /** Why the kind of fact is not there, or null when it is. */
    @Nullable
    Reason missing(Need need) {
        return missing[need.ordinal()];
    }

    /** First local day with use, as far as known; {@link Series#NEVER} without any. */
    int firstActive() {
        int first = series().firstActive();
        return first <= today ? first : Series.NEVER;
    }

    /** The account has been in use for at least so many days before today. */
    boolean livedFor(int days) {
        int first = firstActive();
        return first != Series.NEVER && first <= today - days;
    }

    @Nullable
    Baseline useBaseline(int day) {
        return livedSince(firstActive(), day) ? reader.useBaseline(day) : null;
    }

    @Nullable
    Baseline ticketBaseline(int day) {
        return livedSince(customerSince(), day)
                        && situation().sources().deliver(Need.TICKETS, asOf, startOf(day - Baseline.SPAN))
                ? reader.ticketBaseline(day)
                : null;
    }

    private static boolean livedSince(int first, int day) {
        return first != Series.NEVER && first <= day - Baseline.SPAN;
    }

    @Nullable
    Episode useEpisode(Episode.Kind kind) {
        return Episode.openOn(today, kind, this::useBaseline);
    }

    @Nullable
    Episode ticketEpisode() {
        return Episode.openOn(today, Episode.Kind.SPIKE, this::ticketBaseline);
    }

    /** Lines in force on the date of the instant. */
    List<ContractLine> inForce() {
        return inForce;
    }

    List<ContractLine> linesOn(LocalDate day) {
        List<ContractLine> lines = new ArrayList<>();
        for (Contract contract : contracts()) {
            for (ContractLine line : contract.lines()) {
                if (line.inForce(day)) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /** Monthly recurring revenue on a day, in the lines' own currency. */
    double mrrOn(LocalDate day) {
        double sum = 0;
        for (ContractLine line : linesOn(day)) {
            sum += line.mrr();
        }
        return sum;
    }

    double mrr() {
        double sum = 0;
        for (ContractLine line : inForce) {
            sum += line.mrr();
        }
        return sum;
    }

    /** First day of the first contract as epoch day, or {@link Series#NEVER}. */
    int customerSince() {
        return customerSince;
    }

    private int firstLine() {
        int first = Series.NEVER;
        for (Contract contract : contracts()) {
            for (ContractLine line : contract.lines()) {
                first = Math.min(first, (int) line.start().toEpochDay());
            }
        }
        return first;
    }

    /** A customer whom scores are for: not a prospect, not leaving, not gone. */
    boolean scored() {
        return switch (cut.account().account().lifecycle()) {
            case ONBOARDING, LIVE -> true;
            case PROSPECT, NOTICE_GIVEN, ENDED -> false;
        };
    }

    List<Contract> contracts() {
        return withAbsorbed(h -> h.account().contracts());
    }

    List<Contact> contacts() {
        return withAbsorbed(h -> h.account().contacts());
    }

    List<Invoice> invoices() {
        return withAbsorbed(h -> h.account().invoices());
    }

    List<Ticket> tickets() {
        return withAbsorbed(History::tickets);
    }

    List<SurveyAnswer> answers() {
        return withAbsorbed(History::answers);
    }

    List<FeatureRequest> requests() {
        return withAbsorbed(History::requests);
    }

    List<Touchpoint> touchpoints() {
        return withAbsorbed(History::touchpoints);
    }

    List<SuccessPlan> plans() {
        return withAbsorbed(History::plans);
    }

    /** Moments of the last so many local days, today included. */
    boolean within(Instant at, int days) {
        return !at.isBefore(startOf(today - days + 1)) && at.isBefore(asOf);
    }

    boolean within(Optional<Instant> at, int days) {
        return at.isPresent() && within(at.get(), days);
    }

    /** Whole days from the moment to the instant. */
    double daysSince(Instant at) {
        return Math.max(0, Duration.between(at, asOf).toSeconds() / 86_400L);
    }

    LocalDate dayOf(Instant at) {
        return at.atZone(zone()).toLocalDate();
    }

    Instant startOf(int epochDay) {
        return starts.at(epochDay);
    }

    /** Distinct users with use, of so many days that end so many days ago; today included when 0. */
    int users(int days, int ago) {
        return once(new Users(days, ago));
    }

    private record Users(int days, int ago) implements Function<View, Integer> {
        @Override
        public Integer apply(View v) {
            return v.series().users(v.today - ago - days + 1, v.today - ago);
        }
    }

    /** The answer to what several rules ask, found once a view; equal questions have equal answers. */
    @SuppressWarnings("unchecked") // the question says what it answers
    <T> T once(Function<View, T> question) {
        Object known = asked.get(question);
        if (known == null) {
            known = question.apply(this);
            asked.put(question, known);
        }
        return (T) known;
    }

    private ZoneId zone() {
        return cut.account().account().zone();
    }

    private <T> List<T> withAbsorbed(Function<History, List<T>> part) {
        if (cut.absorbed().isEmpty()) {
            return part.apply(cut);
        }
        List<T> all = new ArrayList<>();
        collect(cut, part, all);
        return all;
    }

    private static <T> void collect(History history, Function<History, List<T>> part, List<T> all) {
        all.addAll(part.apply(history));
        for (History.Absorbed absorbed : history.absorbed()) {
            collect(absorbed.other(), part, all);
        }
    }
}
