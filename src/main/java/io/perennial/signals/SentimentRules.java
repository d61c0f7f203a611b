package io.perennial.signals;

import static io.perennial.signals.EngagementRules.QUARTER;
import static io.perennial.signals.SignalValue.known;
import static io.perennial.signals.UsageRules.TOO_LITTLE;

import io.perennial.accounts.Contact;
import io.perennial.accounts.Contact.Role;
import io.perennial.signals.SignalValue.Reason;
import io.perennial.signals.SignalValue.Unknown;
import io.perennial.voice.SurveyAnswer;
import io.perennial.voice.SurveyAnswer.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the customer's people say. */
final class SentimentRules {

    private static final int YEAR = 365;

    /** A survey younger than this may still be answered. */
    private static final int ANSWER_PATIENCE = 7;

    private static final Unknown NO_DATA = new Unknown(Reason.NO_DATA);

    private static final Function<View, Map<String, List<SurveyAnswer>>> NPS_BY_PERSON = SentimentRules::npsAnswers;

    private SentimentRules() {}

    /** Who decides counts more: sponsor and buyer 3, champion 2, admin 1.5, everybody else 1. */
    private static double weight(Role role) {
        return switch (role) {
            case SPONSOR, ECONOMIC_BUYER -> 3;
            case CHAMPION -> 2;
            case ADMIN -> 1.5;
            case USER -> 1;
        };
    }

    /** Weighted mean of each person's latest answer of a year, 0..10. A sponsor's 4 and a user's 8 -> 5. */
    static SignalValue npsLatest(View v) {
        double sum = 0;
        double weights = 0;
        Map<String, List<SurveyAnswer>> byPerson = npsByPerson(v);
        for (List<SurveyAnswer> answers : byPerson.values()) {
            SurveyAnswer latest = answers.getLast();
            double weight = weight(v, latest.contact());
            sum += weight * latest.score().orElseThrow();
            weights += weight;
        }
        return weights == 0 ? NO_DATA : known(sum / weights, "n", sum / weights, "m", byPerson.size());
    }

    /** Mean change of those who answered twice within two years. */
    static SignalValue npsChange(View v) {
        double sum = 0;
        double weights = 0;
        SurveyAnswer[] newest = null;
        for (List<SurveyAnswer> answers : npsByPerson(v).values()) {
            if (answers.size() >= 2) {
                SurveyAnswer before = answers.get(answers.size() - 2);
                SurveyAnswer latest = answers.getLast();
                double weight = weight(v, latest.contact());
                sum += weight * (latest.score().orElseThrow() - before.score().orElseThrow());
                weights += weight;
                if (newest == null || at(latest).isAfter(at(newest[1]))) {
                    newest = new SurveyAnswer[] {before, latest};
                }
            }
        }
        if (newest == null) {
            return TOO_LITTLE;
        }
        return known(
                sum / weights,
                "old",
                newest[0].score().orElseThrow(),
                "new",
                newest[1].score().orElseThrow(),
                "date",
                v.dayOf(at(newest[1])));
    }

    static SignalValue latestAnswerAge(View v) {
        Optional<Instant> latest =
                v.answers().stream().flatMap(a -> a.answeredAt().stream()).max(Comparator.naturalOrder());
        return latest.<SignalValue>map(at -> known(v.daysSince(at), "n", v.daysSince(at), "date", v.dayOf(at)))
                .orElse(NO_DATA);
    }

    static SignalValue responseRate(View v) {
        int sent = 0;
        int answered = 0;
        for (SurveyAnswer a : v.answers()) {
            boolean old = v.daysSince(a.sentAt()) >= ANSWER_PATIENCE;
            if (v.within(a.sentAt(), 2 * QUARTER) && (old || a.answeredAt().isPresent())) {
                sent++;
                answered += a.answeredAt().isPresent() ? 1 : 0;
            }
        }
        return sent == 0 ? TOO_LITTLE : known((double) answered / sent, "n", answered, "m", sent);
    }

    static SignalValue feedbackSentiment90(View v) {
        return mean(v.answers().stream()
                .filter(a -> a.sentiment().isPresent() && v.within(a.answeredAt(), QUARTER))
                .mapToDouble(a -> a.sentiment().getAsDouble())
                .sorted()
                .toArray());
    }

    static SignalValue openRequests(View v) {
        long open = v.requests().stream()
                .filter(r -> r.deliveredAt().isEmpty() && r.declinedAt().isEmpty())
                .count();
        return known(open, "n", open);
    }

    /** Of the wishes of the last year: how many were delivered. */
    static SignalValue requestsDelivered(View v) {
        int asked = 0;
        int delivered = 0;
        for (var request : v.requests()) {
            if (v.within(request.askedAt(), YEAR)) {
                asked++;
                delivered += request.deliveredAt().isPresent() ? 1 : 0;
            }
        }
        return asked == 0 ? TOO_LITTLE : known((double) delivered / asked, "n", delivered, "m", asked);
    }

    static SignalValue mean(double[] sortedSentiments) {
        if (sortedSentiments.length == 0) {
            return NO_DATA;
        }
        double sum = 0;
        for (double sentiment : sortedSentiments) {
            sum += sentiment;
        }
        double mean = Math.clamp(sum / sortedSentiments.length, -1, 1);
        return known(mean, "n", mean, "m", sortedSentiments.length);
    }

    /** Each person's NPS answers of two years in order of time; the latest must be of the last year. */
    private static Map<String, List<SurveyAnswer>> npsByPerson(View v) {
        return v.once(NPS_BY_PERSON);
    }

    private static Map<String, List<SurveyAnswer>> npsAnswers(View v) {
        Map<String, List<SurveyAnswer>> all = v.answers().stream()
                .filter(a -> a.kind() == Kind.NPS
                        && a.score().isPresent()
                        && a.answeredAt().isPresent())
                .filter(a -> v.within(at(a), 2 * YEAR))
                .sorted(Comparator.comparing(SentimentRules::at).thenComparing(SurveyAnswer::id))
                .collect(Collectors.groupingBy(
                        a -> a.contact().map(c -> "contact " + c).orElse("answer " + a.id()),
                        TreeMap::new,
                        Collectors.toList()));
        all.values().removeIf(answers -> !v.within(at(answers.getLast()), YEAR));
        return all;
    }

    private static Instant at(SurveyAnswer answer) {
        return answer.answeredAt().orElseThrow();
    }

    private static double weight(View v, Optional<Long> contact) {
        Instant moment = v.asOf().minusNanos(1);
        return v.contacts().stream()
                .filter(c -> contact.isPresent() && c.id() == contact.get())
                .map(Contact::roles)
                .flatMap(List::stream)
                .filter(r -> r.heldAt(moment))
                .mapToDouble(r -> weight(r.role()))
                .max()
                .orElse(1);
    }
}
