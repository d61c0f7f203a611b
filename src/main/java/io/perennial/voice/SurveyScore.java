package io.perennial.voice;

import io.perennial.statistics.Interval;
import io.perennial.voice.SurveyAnswer.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * What many answers to one question say together. No answer is not dissatisfaction: whoever did not answer does not
 * count.
 *
 * @param value NPS: -100..100, share of 9-10 minus share of 0-6, in points; CSAT: percent of 4-5; CES: percent of 5-7;
 *     with its 95 % interval
 */
public record SurveyScore(Kind kind, Interval value) {

    /** Fewer answers than this say little: show the interval before the number. */
    public static final int FEW = 30;

    private static final double PROMOTER = 9;
    private static final double DETRACTOR = 6;
    private static final double SATISFIED = 4;
    private static final double EASY = 5;
    private static final double PERCENT = 100;

    /** The score of those answers that are of the kind and hold one; empty when none does. */
    public static Optional<SurveyScore> of(Kind kind, Collection<SurveyAnswer> answers) {
        double[] scores = answers.stream()
                .filter(a -> a.kind() == kind
                        && a.score().isPresent()
                        && a.answeredAt().isPresent())
                .mapToDouble(a -> a.score().getAsDouble())
                .toArray();
        return of(kind, scores);
    }

    /** The score of these values, e.g. NPS of 162 x 9, 108 x 7, 54 x 3 -> 33.33 (25.2 to 41.4). */
    public static Optional<SurveyScore> of(Kind kind, double... scores) {
        if (scores.length == 0) {
            return Optional.empty();
        }
        Interval value = switch (kind) {
            case NPS -> netPromoter(scores);
            case CSAT -> share(scores, SATISFIED);
            case CES -> share(scores, EASY);
        };
        return Optional.of(new SurveyScore(kind, value));
    }

    public boolean few() {
        return value.n() < FEW;
    }

    /** Half the width of the interval. Unit: as the value. */
    public double margin() {
        return (value.high() - value.low()) / 2;
    }

    /** Variance of one answer is p + d - (p - d)^2. Source: multinomial of promoters, passives, detractors. */
    private static Interval netPromoter(double[] scores) {
        int n = scores.length;
        double promoters = count(scores, PROMOTER) / (double) n;
        double detractors = (n - countAbove(scores, DETRACTOR)) / (double) n;
        double net = promoters - detractors;
        double error = Math.sqrt((promoters + detractors - net * net) / n);
        return Interval.normal(PERCENT * net, PERCENT * error, n, Interval.USUAL)
                .within(-PERCENT, PERCENT);
    }

    private static Interval share(double[] scores, double from) {
        Interval share = Interval.wilson(count(scores, from), scores.length);
        return new Interval(
                PERCENT * share.estimate(), PERCENT * share.low(), PERCENT * share.high(), share.level(), share.n());
    }

    private static long count(double[] scores, double from) {
        return Arrays.stream(scores).filter(s -> s >= from).count();
    }

    private static long countAbove(double[] scores, double limit) {
        return Arrays.stream(scores).filter(s -> s > limit).count();
    }
}
