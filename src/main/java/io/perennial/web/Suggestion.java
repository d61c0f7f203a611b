package io.perennial.web;

import io.perennial.accounts.Account.Lifecycle;
import io.perennial.attention.Reason;
import io.perennial.work.Case;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one thing to do next for a customer: what, why with its number, and the act that does it. The reasons of the
 * day's list come in its order, so that list and customer say the same; the first that was neither found of no use nor
 * is already an open case is shown. Pure.
 *
 * @param key stable, also the reason of the case it opens
 * @param person whom it concerns, if a person is known
 */
public record Suggestion(String key, String title, String reason, Act act, Optional<String> person) {

    private static final int IN_SIGHT_DAYS = 120;

    /** What one asks the champion about, if there is one. */
    private static final Set<Reason.Kind> TALKS = Set.of(
            Reason.Kind.NOTICE_DAY,
            Reason.Kind.EARLY_WARNING,
            Reason.Kind.SCORE_FELL,
            Reason.Kind.USE_DROPPED,
            Reason.Kind.CHAMPION_SILENT,
            Reason.Kind.NO_CONTACT);

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
     * What the next step rests on.
     *
     * @param reasons why the customer stands on the day's list, the most urgent first; none while it is put aside
     * @param daysLeft until the decision; negative without one
     * @param noBuyer nobody known holds the role of economic buyer
     */
    record Situation(
            Lifecycle lifecycle,
            List<Reason> reasons,
            Optional<Brief.Champion> champion,
            long daysLeft,
            boolean noBuyer) {}

    /**
     * @param away keys that were found of no use
     * @param underway what open cases are at work on
     */
    static Optional<Suggestion> next(Situation now, Set<String> away, Underway underway, Words words) {
        return all(now, underway, words)
                .filter(found -> !away.contains(found.key()) && !underway.covers(found.key()))
                .findFirst();
    }

    private static Stream<Suggestion> all(Situation now, Underway underway, Words words) {
        Optional<String> person =
                now.champion().filter(champion -> champion.left().isEmpty()).map(Brief.Champion::name);
        return switch (now.lifecycle()) {
            case ENDED -> Stream.of();
            case NOTICE_GIVEN -> Stream.of(of("exit-talk", Act.LIFECYCLE, person, words));
            case PROSPECT, ONBOARDING, LIVE ->
                Stream.concat(
                        now.reasons().stream()
                                .filter(reason -> !underway.covers(reason.kind()))
                                .map(reason -> of(reason, person, words)),
                        now.noBuyer() && now.daysLeft() >= 0 && now.daysLeft() <= IN_SIGHT_DAYS
                                ? Stream.of(of("no-buyer", Act.PEOPLE, person, words))
                                : Stream.of());
        };
    }

    private static Suggestion of(String key, Act act, Optional<String> person, Words words) {
        return new Suggestion(key, words.text("next." + key), words.text("next." + key + ".why"), act, person);
    }

    private static Suggestion of(Reason reason, Optional<String> person, Words words) {
        String title = person.filter(who -> TALKS.contains(reason.kind()))
                .map(who -> words.text("todo." + reason.kind() + ".who", who))
                .orElseGet(() -> words.of("todo", reason.kind()));
        return new Suggestion(reason.kind().key(), title, reason.text(words.locale()), act(reason.kind()), person);
    }

    private static Act act(Reason.Kind kind) {
        return switch (kind) {
            case NOTICE_DAY, CHAMPION_SILENT, ANSWER_FELL, NO_CONTACT -> Act.LOG;
            case EARLY_WARNING,
                    SCORE_FELL,
                    AT_RISK,
                    USE_DROPPED,
                    CHAMPION_GONE,
                    URGENT_TICKET,
                    TICKET_STORM,
                    OVERDUE,
                    PAYMENT_FAILED -> Act.RISK;
            case ONBOARDING_LATE -> Act.LIFECYCLE;
            case SEATS_FULL -> Act.OPPORTUNITY;
        };
    }
}
