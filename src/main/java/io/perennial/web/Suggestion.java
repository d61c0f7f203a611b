package io.perennial.web;

import io.perennial.accounts.Account.Lifecycle;
import io.perennial.accounts.Account.TouchModel;
import io.perennial.health.Band;
import io.perennial.work.Case;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The one thing to do next for a customer: what, why with its number, and the act that does it. Rules are tried in
 * order; the first that holds and was neither found of no use nor is already an open case is shown. Pure.
 *
 * @param key stable, also the reason of the case it opens
 * @param person whom it concerns, if a person is known
 */
public record Suggestion(String key, String title, String reason, Act act, Optional<String> person) {

    private static final int SOON_DAYS = 30;
    private static final int IN_SIGHT_DAYS = 120;
    private static final int SILENT_CHAMPION_DAYS = 21;
    private static final int OLD_URGENT_DAYS = 2;
    private static final double FELL_POINTS = -10;
    private static final double SEATS_FULL = 0.9;

    /** What its button does. */
    public enum Act {
        /** Write down a contact that was made. */
        LOG(""),
        /** Open a case about a risk. */
        RISK("RISK"),
        /** Open a case about a chance. */
        OPPORTUNITY("OPPORTUNITY"),
        /** Open a case about where the customer stands on the way. */
        LIFECYCLE("LIFECYCLE"),
        /** Add a person. */
        PEOPLE("");

        private final String kind;

        Act(String kind) {
            this.kind = kind;
        }

        /** The kind of case it opens. */
        public Optional<Case.Kind> kind() {
            return kind.isEmpty() ? Optional.empty() : Optional.of(Case.Kind.valueOf(kind));
        }
    }

    /**
     * What rules look at.
     *
     * @param decision last day to decide, with the days left
     * @param noBuyer nobody known holds the role of economic buyer
     * @param urgentDays age of the oldest open urgent ticket
     * @param strongest the sentence of what pulls the score down most
     * @param seatsUsed share of seats used
     */
    record Situation(
            Lifecycle lifecycle,
            TouchModel touch,
            Band band,
            OptionalDouble change,
            Optional<Brief.Champion> champion,
            Optional<LocalDate> decision,
            long daysLeft,
            boolean noBuyer,
            OptionalLong urgentDays,
            Optional<String> strongest,
            OptionalDouble seatsUsed,
            OptionalLong contactDays,
            Optional<String> overdueObjective) {}

    private static final List<BiFunction<Situation, Words, Optional<Suggestion>>> RULES = List.of(
            Suggestion::askWhyTheyLeave,
            Suggestion::speakBeforeTheDecision,
            Suggestion::findAChampion,
            Suggestion::escalateTheTicket,
            Suggestion::lookIntoTheFall,
            Suggestion::callTheQuietChampion,
            Suggestion::unblockTheObjective,
            Suggestion::knowTheBuyer,
            Suggestion::sayHello,
            Suggestion::offerMoreSeats);

    /**
     * @param away keys that were found of no use
     * @param open reasons of open cases
     */
    static Optional<Suggestion> next(Situation now, Set<String> away, Set<String> open, Words words) {
        return now.lifecycle() == Lifecycle.ENDED
                ? Optional.empty()
                : RULES.stream()
                        .flatMap(rule -> rule.apply(now, words).stream())
                        .filter(found -> !away.contains(found.key()) && !open.contains(found.key()))
                        .findFirst();
    }

    private static Optional<Suggestion> askWhyTheyLeave(Situation now, Words words) {
        return when(now.lifecycle() == Lifecycle.NOTICE_GIVEN, "exit-talk", Act.LIFECYCLE, now, words);
    }

    private static Optional<Suggestion> speakBeforeTheDecision(Situation now, Words words) {
        boolean doubtful = now.band() == Band.AT_RISK || now.band() == Band.WATCH;
        if (now.decision().isEmpty() || now.daysLeft() < 0 || now.daysLeft() > SOON_DAYS || !doubtful) {
            return Optional.empty();
        }
        String day = words.dayAndMonth(now.decision().get());
        Optional<String> name = reachable(now);
        return Optional.of(new Suggestion(
                "before-decision",
                name.map(who -> words.text("next.before-decision.who", who, day))
                        .orElseGet(() -> words.text("next.before-decision", day)),
                words.text("next.before-decision.why", words.of("band", now.band()), now.daysLeft()),
                Act.LOG,
                name));
    }

    private static Optional<Suggestion> findAChampion(Situation now, Words words) {
        return now.champion()
                .flatMap(champion -> champion.left()
                        .map(day -> new Suggestion(
                                "champion-left",
                                words.text("next.champion-left"),
                                words.text("brief.champion.left", champion.name(), words.date(day)),
                                Act.RISK,
                                Optional.of(champion.name()))));
    }

    private static Optional<Suggestion> escalateTheTicket(Situation now, Words words) {
        return now.urgentDays().isPresent() && now.urgentDays().getAsLong() >= OLD_URGENT_DAYS
                ? Optional.of(new Suggestion(
                        "urgent-ticket",
                        words.text("next.urgent-ticket"),
                        words.text("next.urgent-ticket.why", now.urgentDays().getAsLong()),
                        Act.RISK,
                        Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Suggestion> lookIntoTheFall(Situation now, Words words) {
        return now.change().orElse(0) <= FELL_POINTS || now.band() == Band.AT_RISK
                ? now.strongest()
                        .map(why -> new Suggestion(
                                "score-fell",
                                reachable(now)
                                        .map(who -> words.text("next.score-fell.who", who))
                                        .orElseGet(() -> words.text("next.score-fell")),
                                why,
                                Act.RISK,
                                reachable(now)))
                : Optional.empty();
    }

    private static Optional<Suggestion> callTheQuietChampion(Situation now, Words words) {
        return now.champion()
                .filter(champion -> champion.left().isEmpty())
                .filter(champion -> champion.inactiveDays().orElse(0) >= SILENT_CHAMPION_DAYS)
                .map(champion -> new Suggestion(
                        "champion-quiet",
                        words.text("next.champion-quiet", champion.name()),
                        words.text(
                                "brief.champion.quiet",
                                champion.name(),
                                champion.inactiveDays().getAsLong()),
                        Act.LOG,
                        Optional.of(champion.name())));
    }

    private static Optional<Suggestion> unblockTheObjective(Situation now, Words words) {
        return now.overdueObjective()
                .map(title -> new Suggestion(
                        "objective-overdue",
                        words.text("next.objective-overdue"),
                        words.text("next.objective-overdue.why", title),
                        Act.LIFECYCLE,
                        reachable(now)));
    }

    private static Optional<Suggestion> knowTheBuyer(Situation now, Words words) {
        return when(
                now.noBuyer() && now.decision().isPresent() && now.daysLeft() >= 0 && now.daysLeft() <= IN_SIGHT_DAYS,
                "no-buyer",
                Act.PEOPLE,
                now,
                words);
    }

    /** After how many days without a contact one should speak again, by touch model. */
    private static Optional<Suggestion> sayHello(Situation now, Words words) {
        long longest = switch (now.touch()) {
            case HIGH -> 30;
            case MID -> 90;
            case TECH, NONE -> Long.MAX_VALUE;
        };
        return now.contactDays().isPresent() && now.contactDays().getAsLong() > longest
                ? Optional.of(new Suggestion(
                        "long-silence",
                        reachable(now)
                                .map(who -> words.text("next.long-silence.who", who))
                                .orElseGet(() -> words.text("next.long-silence")),
                        words.text("next.long-silence.why", now.contactDays().getAsLong()),
                        Act.LOG,
                        reachable(now)))
                : Optional.empty();
    }

    private static Optional<Suggestion> offerMoreSeats(Situation now, Words words) {
        return now.band() == Band.HEALTHY && now.seatsUsed().orElse(0) >= SEATS_FULL
                ? Optional.of(new Suggestion(
                        "seats-full",
                        words.text("next.seats-full"),
                        words.text(
                                "next.seats-full.why",
                                words.percent(now.seatsUsed().getAsDouble(), 0)),
                        Act.OPPORTUNITY,
                        reachable(now)))
                : Optional.empty();
    }

    private static Optional<String> reachable(Situation now) {
        return now.champion().filter(champion -> champion.left().isEmpty()).map(Brief.Champion::name);
    }

    private static Optional<Suggestion> when(boolean holds, String key, Act act, Situation now, Words words) {
        return holds
                ? Optional.of(new Suggestion(
                        key, words.text("next." + key), words.text("next." + key + ".why"), act, reachable(now)))
                : Optional.empty();
    }
}
