package io.perennial.web;

import io.perennial.accounts.Account.Lifecycle;
import io.perennial.health.Band;
import io.perennial.statistics.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A customer in a few sentences, each with its number, composed from facts and from nothing else. Pure. */
final class Brief {

    /** A longer summary is none. */
    static final int MOST_SENTENCES = 6;

    private static final int QUIET_CHAMPION_DAYS = 14;
    private static final int DECISION_IN_SIGHT_DAYS = 90;

    private Brief() {}

    /**
     * What the sentences are made of.
     *
     * @param score points as shown; empty without one
     * @param change points since {@code since}; empty if one of the two scores is missing
     * @param reasons why-sentences of what counts most, the strongest first
     * @param warning what the forecast says while an early warning is open
     * @param champion the champion, if one is known
     * @param decision last day on which the customer can decide, with the days left
     */
    record Facts(
            Lifecycle lifecycle,
            Band band,
            OptionalDouble score,
            OptionalDouble change,
            LocalDate since,
            double coverage,
            List<String> reasons,
            Optional<Warning> warning,
            Optional<Champion> champion,
            Optional<Decision> decision,
            Optional<LocalDate> noticeGiven,
            Optional<LocalDate> end,
            int openCases) {}

    /** Probability of leaving within 90 days, and the money expected to go with it, as the page writes it. */
    record Warning(Interval risk, String loss) {}

    /** A champion; the days since the last use are empty if no use of theirs is known. */
    record Champion(String name, OptionalLong inactiveDays, Optional<LocalDate> left) {}

    /** The next decision. */
    record Decision(LocalDate day, long daysLeft, boolean notice) {}

    static List<String> of(Facts facts, Words words) {
        List<String> sentences = new ArrayList<>();
        sentences.add(standing(facts, words));
        if (facts.lifecycle() != Lifecycle.ENDED) {
            warning(facts, words).ifPresent(sentences::add);
            sentences.addAll(facts.reasons());
            champion(facts, words).ifPresent(sentences::add);
            decision(facts, words).ifPresent(sentences::add);
            if (facts.openCases() > 0) {
                sentences.add(words.text("brief.cases", facts.openCases()));
            }
        }
        return sentences.stream().distinct().limit(MOST_SENTENCES).toList();
    }

    private static String standing(Facts facts, Words words) {
        if (facts.lifecycle() == Lifecycle.ENDED) {
            return facts.end()
                    .map(end -> words.text("brief.ended.on", words.date(end)))
                    .orElseGet(() -> words.text("brief.ended"));
        }
        if (facts.noticeGiven().isPresent()) {
            String day = words.date(facts.noticeGiven().get());
            return facts.end()
                    .map(end -> words.text("brief.notice.end", day, words.date(end)))
                    .orElseGet(() -> words.text("brief.notice", day));
        }
        if (facts.score().isEmpty()) {
            return words.text("brief.no-score");
        }
        if (facts.band() == Band.NOT_ENOUGH_DATA) {
            return words.text("brief.little", words.percent(facts.coverage(), 0));
        }
        String band = words.of("band", facts.band());
        String score = words.score(facts.score().getAsDouble());
        long change = Math.round(facts.change().orElse(0));
        return change == 0
                ? words.text("brief.steady", band, score)
                : words.text(
                        change < 0 ? "brief.fell" : "brief.rose",
                        band,
                        score,
                        Math.abs(change),
                        words.date(facts.since()));
    }

    private static Optional<String> warning(Facts facts, Words words) {
        return facts.warning()
                .map(warning -> words.text(
                        "brief.warning",
                        words.percent(warning.risk().estimate(), 0),
                        words.number(warning.risk().low() * 100),
                        words.percent(warning.risk().high(), 0),
                        warning.loss()));
    }

    private static Optional<String> champion(Facts facts, Words words) {
        if (facts.champion().isEmpty()) {
            return Optional.empty();
        }
        Champion champion = facts.champion().get();
        if (champion.left().isPresent()) {
            return Optional.of(words.text(
                    "brief.champion.left",
                    champion.name(),
                    words.date(champion.left().get())));
        }
        return champion.inactiveDays().isPresent() && champion.inactiveDays().getAsLong() >= QUIET_CHAMPION_DAYS
                ? Optional.of(words.text(
                        "brief.champion.quiet",
                        champion.name(),
                        champion.inactiveDays().getAsLong()))
                : Optional.empty();
    }

    private static Optional<String> decision(Facts facts, Words words) {
        return facts.decision()
                .filter(next -> facts.noticeGiven().isEmpty())
                .filter(next -> next.daysLeft() >= 0 && next.daysLeft() <= DECISION_IN_SIGHT_DAYS)
                .map(next -> words.text(
                        next.notice() ? "brief.decision" : "brief.renewal", words.date(next.day()), next.daysLeft()));
    }
}
