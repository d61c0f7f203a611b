package io.perennial.web;

import io.perennial.health.Band;
import io.perennial.health.Health;
import io.perennial.health.HealthScore;
import io.perennial.health.ShownScore;
import io.perennial.health.Tenths;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalValue;
import io.perennial.signals.SignalWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A score as a page shows it: start, groups with their measures, what a cap took; the tenths that are shown add up to
 * the score that is shown, on each level.
 *
 * @param total tenths of the score; empty if there is none
 */
public record ScoreView(
        Health.Report report, Optional<Long> total, List<Group> groups, Optional<Part> cap, Optional<String> weakest) {

    /** One group of measures; its points are the sum of theirs. */
    public record Group(String name, long points, List<Part> measures) {}

    /** A part of the score, in tenths, with the sentence that says why; unknown parts have no points. */
    public record Part(String name, String signal, long points, boolean known, String why) {

        /** Where the bar begins and how long it is, in percent of its width; the middle is nothing. */
        public double barLeft() {
            return points < 0 ? Math.max(0, 50 + points / 4.0) : 50;
        }

        public double barWidth() {
            return Math.min(50, Math.abs(points) / 4.0);
        }
    }

    static ScoreView of(Health.Report report, Map<String, SignalValue> values, Words words) {
        HealthScore score = report.score();
        SignalWords signals = SignalWords.in(words.locale());
        if (score.score().isEmpty()) {
            return new ScoreView(report, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        }
        double total = ShownScore.of(score.score().getAsDouble());
        List<Double> parts = new ArrayList<>(List.of(HealthScore.START));
        score.measures().forEach(measure -> parts.add(measure.points()));
        score.cap().ifPresent(cap -> parts.add(cap.points()));
        List<Long> tenths = Tenths.of(total, parts);
        List<Group> groups = new ArrayList<>();
        int at = 1;
        for (HealthScore.GroupPart group : score.groups()) {
            List<Part> measures = new ArrayList<>();
            for (HealthScore.MeasurePart measure : group.measures()) {
                measures.add(
                        part(measure.signal(), tenths.get(at++), measure.grade().isPresent(), values, signals));
            }
            groups.add(new Group(
                    groupName(group.key(), words),
                    measures.stream().mapToLong(Part::points).sum(),
                    List.copyOf(measures)));
        }
        int last = at;
        Optional<Part> cap = score.cap().map(taken -> part(taken.signal(), tenths.get(last), true, values, signals));
        return new ScoreView(
                report,
                Optional.of(Math.round(total * 10)),
                groups,
                cap,
                score.weakestGroup().map(group -> groupName(group.key(), words)));
    }

    private static Part part(
            String key, long tenths, boolean known, Map<String, SignalValue> values, SignalWords words) {
        Optional<Signal> signal = SignalCatalogue.find(key);
        String name = signal.map(words::name).orElse(key);
        SignalValue value = values.get(key);
        String why = signal.isPresent() && value != null ? words.why(signal.get(), value) : "";
        return new Part(name, key, tenths, known, why);
    }

    /** The name of a group of a scorecard: one of ours, or as its author wrote it. */
    public static String groupName(String key, Words words) {
        String ours = "signal.group." + key;
        return words.has(ours) ? words.text(ours) : key;
    }

    static List<String> groupNames(Words words) {
        return Arrays.stream(Signal.Group.values())
                .map(group -> groupName(key(group), words))
                .toList();
    }

    /** The key behind the name of a group, as people write it in the language of the page. */
    static String groupKey(String name, Words words) {
        return Arrays.stream(Signal.Group.values())
                .map(ScoreView::key)
                .filter(key -> groupName(key, words).equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElse(name);
    }

    private static String key(Signal.Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    public Band band() {
        return report.band();
    }

    /** Which band comes next and from which score on, where the score is over its edge but not yet by the margin. */
    public Optional<String> climbs(Words words) {
        OptionalDouble score = report.score().score();
        OptionalDouble from = score.isPresent()
                ? report.bands().climbsFrom(report.band(), score.getAsDouble())
                : OptionalDouble.empty();
        Band next = report.band() == Band.AT_RISK ? Band.WATCH : Band.HEALTHY;
        return from.isPresent()
                ? Optional.of(words.text("score.climbs", words.of("band", next), words.score(from.getAsDouble())))
                : Optional.empty();
    }

    public long start() {
        return Math.round(HealthScore.START * 10);
    }
}
