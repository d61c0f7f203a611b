package io.perennial.web;

import io.perennial.health.Difference;
import io.perennial.health.ShownScore;
import io.perennial.health.Tenths;
import io.perennial.shared.Contribution;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why a score moved between two days; the tenths shown add up to the change shown. */
public record DifferenceView(LocalDate from, LocalDate to, long before, long after, List<ScoreView.Part> parts) {

    public long change() {
        return after - before;
    }

    static Optional<DifferenceView> of(LocalDate from, LocalDate to, Optional<Difference> difference, Words words) {
        return difference.map(found -> view(from, to, found, words));
    }

    private static DifferenceView view(LocalDate from, LocalDate to, Difference difference, Words words) {
        long before = ShownScore.tenths(difference.before());
        long after = ShownScore.tenths(difference.after());
        List<Long> tenths = Tenths.of(
                (after - before) / 10.0,
                difference.contributions().stream().map(part -> part.points()).toList());
        List<ScoreView.Part> parts = new ArrayList<>();
        for (int i = 0; i < tenths.size(); i++) {
            String key = difference.contributions().get(i).key();
            parts.add(new ScoreView.Part(name(key, words), key, tenths.get(i), true, ""));
        }
        parts.sort(Comparator.comparingLong((ScoreView.Part part) -> Math.abs(part.points()))
                .reversed());
        return new DifferenceView(
                from,
                to,
                before,
                after,
                parts.stream().filter(part -> part.points() != 0).toList());
    }

    /** What a part of a difference is called: a signal, a cap, or what else can move a score. */
    public static String name(String key, Words words) {
        String signal = Contribution.signalOf(key);
        String name = SignalCatalogue.find(signal)
                .map(found -> SignalWords.in(words.locale()).name(found))
                .orElseGet(() -> words.text("difference." + signal));
        return Contribution.isCap(key) ? words.text("score.cap.of", name) : name;
    }
}
