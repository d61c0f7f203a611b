package io.perennial.signals;

import static io.perennial.signals.EngagementRules.QUARTER;
import static io.perennial.signals.SignalValue.known;
import static io.perennial.signals.UsageRules.MONTH;
import static io.perennial.signals.UsageRules.TOO_LITTLE;

import io.perennial.signals.SignalValue.Reason;
import io.perennial.signals.SignalValue.Unknown;
import io.perennial.support.Ticket;
import io.perennial.support.Ticket.Priority;
import io.perennial.voice.SurveyAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What goes wrong, and how fast it is put right. */
final class SupportRules {

    /** The top two of five answers mean satisfied. */
    private static final double SATISFIED = 4;

    private static final Function<View, List<Ticket>> OPEN =
            v -> v.tickets().stream().filter(SupportRules::isOpen).toList();

    private SupportRules() {}

    static SignalValue ticketsPer100Users(View v) {
        int users = v.users(MONTH, 0);
        if (users == 0) {
            return TOO_LITTLE;
        }
        long tickets =
                v.tickets().stream().filter(t -> v.within(t.openedAt(), MONTH)).count();
        return known(100.0 * tickets / users, "n", tickets, "m", users);
    }

    static SignalValue ticketChange7(View v) {
        Baseline b = v.ticketBaseline(v.today());
        return b == null ? TOO_LITTLE : known(b.change(), "n", b.observed(), "k", b.usual());
    }

    static SignalValue ticketSpikeProbability(View v) {
        Baseline b = v.ticketBaseline(v.today());
        return b == null ? TOO_LITTLE : known(b.spikeProbability(), "n", b.observed(), "k", b.usual());
    }

    static SignalValue ticketSpikeAlarm(View v) {
        return UsageRules.alarm(v, v.ticketBaseline(v.today()), v.ticketEpisode());
    }

    static SignalValue openUrgent(View v) {
        List<Ticket> urgent = open(v).stream()
                .filter(t -> priority(t) == Priority.URGENT)
                .sorted(Comparator.comparing(Ticket::openedAt))
                .toList();
        return urgent.isEmpty()
                ? known(0, "n", 0, "subject", "", "d", 0)
                : known(
                        urgent.size(),
                        "n",
                        urgent.size(),
                        "subject",
                        urgent.getFirst().subject(),
                        "d",
                        v.daysSince(urgent.getFirst().openedAt()));
    }

    /** Days; 0 while nothing is open. */
    static SignalValue oldestOpenDays(View v) {
        List<Ticket> open = open(v);
        double oldest =
                open.stream().mapToDouble(t -> v.daysSince(t.openedAt())).max().orElse(0);
        return known(oldest, "d", oldest, "n", open.size());
    }

    static SignalValue firstReplyHours(View v) {
        List<Double> hours = new ArrayList<>();
        for (Ticket t : v.tickets()) {
            if (v.within(t.openedAt(), QUARTER) && t.firstReplyAt().isPresent()) {
                hours.add(hours(t.openedAt(), t.firstReplyAt().get()));
            }
        }
        return median(hours);
    }

    static SignalValue resolutionHours(View v) {
        List<Double> hours = new ArrayList<>();
        for (Ticket t : v.tickets()) {
            Instant end = lastEnd(t);
            if (end != null && !isOpen(t) && v.within(end, QUARTER)) {
                hours.add(hours(t.openedAt(), end));
            }
        }
        return median(hours);
    }

    static SignalValue reopened90(View v) {
        long count = v.tickets().stream()
                .flatMap(t -> t.reopenedAt().stream())
                .filter(at -> v.within(at, QUARTER))
                .count();
        return known(count, "n", count);
    }

    static SignalValue escalated90(View v) {
        long count = v.tickets().stream()
                .flatMap(t -> t.escalatedAt().stream())
                .filter(at -> v.within(at, QUARTER))
                .count();
        return known(count, "n", count);
    }

    static SignalValue ticketSentiment90(View v) {
        double[] sentiments = v.tickets().stream()
                .filter(t -> v.within(t.openedAt(), QUARTER) && t.sentiment().isPresent())
                .mapToDouble(t -> t.sentiment().getAsDouble())
                .sorted()
                .toArray();
        return SentimentRules.mean(sentiments);
    }

    /** Share of answers with 4 or 5 of 5: 80 of 100 -> 0.8. No answer is not dissatisfaction. */
    static SignalValue csat90(View v) {
        long answers = 0;
        long satisfied = 0;
        for (Ticket t : v.tickets()) {
            if (t.satisfaction().isPresent() && v.within(t.closedAt(), QUARTER)) {
                answers++;
                satisfied += t.satisfaction().getAsDouble() >= SATISFIED ? 1 : 0;
            }
        }
        for (SurveyAnswer a : v.answers()) {
            if (a.kind() == SurveyAnswer.Kind.CSAT && a.score().isPresent() && v.within(a.answeredAt(), QUARTER)) {
                answers++;
                satisfied += a.score().getAsDouble() >= SATISFIED ? 1 : 0;
            }
        }
        return answers == 0
                ? new Unknown(Reason.NO_DATA)
                : known((double) satisfied / answers, "n", satisfied, "m", answers);
    }

    private static List<Ticket> open(View v) {
        return v.once(OPEN);
    }

    private static boolean isOpen(Ticket t) {
        Instant end = lastEnd(t);
        Instant reopened = latest(t.reopenedAt());
        return end == null || reopened != null && end.isBefore(reopened);
    }

    private static @Nullable Instant lastEnd(Ticket t) {
        Instant resolved = latest(t.resolvedAt());
        Instant closed = t.closedAt().orElse(null);
        return resolved == null || closed != null && closed.isAfter(resolved) ? closed : resolved;
    }

    private static @Nullable Instant latest(List<Instant> instants) {
        Instant latest = null;
        for (Instant at : instants) {
            latest = latest == null || at.isAfter(latest) ? at : latest;
        }
        return latest;
    }

    private static Priority priority(Ticket t) {
        return t.priorities().stream()
                .max(Comparator.comparing(Ticket.DatedPriority::from))
                .map(Ticket.DatedPriority::priority)
                .orElse(Priority.NORMAL);
    }

    private static double hours(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMinutes() / 60.0);
    }

    private static SignalValue median(List<Double> hours) {
        if (hours.isEmpty()) {
            return TOO_LITTLE;
        }
        double median = EngagementRules.median(hours);
        return known(median, "n", median, "m", hours.size());
    }
}
