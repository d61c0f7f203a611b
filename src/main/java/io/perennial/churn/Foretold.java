package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.shared.Contribution;
import io.perennial.statistics.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A forecast as it is kept: what was seen and what was said of it. */
record Foretold(Observation seen, Instant asOf, long model, double p30, double p60, Interval p90, double arr) {

    /** Reasons smaller than this share of a probability are not worth a line. */
    private static final double SMALL = 5e-4;

    static Foretold of(Observation seen, Instant asOf, long model, Forecaster forecaster, double arr) {
        double p = forecaster.probability(seen, 90);
        double half = Interval.z(Interval.USUAL) * forecaster.standardError(seen, 90);
        double logit = Math.log(p / (1 - p));
        return new Foretold(
                seen,
                asOf,
                model,
                Math.min(forecaster.probability(seen, 30), p),
                Math.min(forecaster.probability(seen, 60), p),
                new Interval(
                        p,
                        Math.min(p, RidgeLogistic.sigmoid(logit - half)),
                        Math.max(p, RidgeLogistic.sigmoid(logit + half)),
                        Interval.USUAL,
                        1),
                arr);
    }

    Account.Id account() {
        return seen.account();
    }

    LocalDate day() {
        return seen.day();
    }

    /** The signal that raises the risk most. */
    static Optional<String> worst(Observation seen, Forecaster forecaster) {
        return forecaster.reasons(seen, 90).stream()
                .filter(reason -> !reason.key().equals(Forecaster.USUAL) && reason.points() > 0)
                .max(Comparator.comparingDouble(Contribution::points))
                .map(Contribution::key);
    }

    /** With its reasons: parts of the log odds become parts of the probability by their mean slope between the two. */
    Forecast explained(Forecaster forecaster) {
        Map<String, Double> odds = odds(forecaster);
        double total = odds.values().stream().mapToDouble(Double::doubleValue).sum();
        double start = odds.getOrDefault(Forecaster.USUAL, 0.0);
        double usual = RidgeLogistic.sigmoid(start);
        double slope = slope(usual, p90.estimate(), start, total);
        List<Contribution> reasons = odds.entrySet().stream()
                .filter(part -> !part.getKey().equals(Forecaster.USUAL))
                .map(part -> new Contribution(part.getKey(), part.getValue() * slope, part.getKey()))
                .sorted(Comparator.comparingDouble((Contribution part) -> -Math.abs(part.points())))
                .toList();
        return new Forecast(account(), day(), asOf, model, p30, p60, p90, arr, usual, reasons);
    }

    /** What moved from an earlier forecast to this one. */
    Forecast.Change since(Foretold before, Forecaster now) {
        double again = before.model == model ? before.p90.estimate() : now.probability(before.seen, 90);
        Map<String, Double> was = before.odds(now);
        Map<String, Double> is = odds(now);
        double oddsBefore =
                was.values().stream().mapToDouble(Double::doubleValue).sum();
        double oddsNow = is.values().stream().mapToDouble(Double::doubleValue).sum();
        double slope = slope(again, p90.estimate(), oddsBefore, oddsNow);
        Map<String, Double> moved = new LinkedHashMap<>(is);
        was.forEach((key, points) -> moved.merge(key, -points, Double::sum));
        List<Contribution> parts = new ArrayList<>();
        if (before.model != model) {
            parts.add(new Contribution("model", again - before.p90.estimate(), "model"));
        }
        moved.forEach((key, points) -> parts.add(new Contribution(key, points * slope, key)));
        parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.points())));
        return new Forecast.Change(before.day(), day(), before.p90.estimate(), p90.estimate(), gathered(parts));
    }

    /** Small parts together, so that the shown ones still add up. */
    private static List<Contribution> gathered(List<Contribution> parts) {
        List<Contribution> shown = new ArrayList<>();
        double rest = 0;
        for (Contribution part : parts) {
            if (Math.abs(part.points()) < SMALL) {
                rest += part.points();
            } else {
                shown.add(part);
            }
        }
        if (Math.abs(rest) >= SMALL / 10) {
            shown.add(new Contribution("rest", rest, "rest"));
        }
        return shown;
    }

    private Map<String, Double> odds(Forecaster forecaster) {
        Map<String, Double> odds = new LinkedHashMap<>();
        forecaster.reasons(seen, 90).forEach(part -> odds.merge(part.key(), part.points(), Double::sum));
        return odds;
    }

    /** Probability per log odds between two points; at one point the derivative. */
    private static double slope(double from, double to, double oddsFrom, double oddsTo) {
        return Math.abs(oddsTo - oddsFrom) < 1e-9 ? to * (1 - to) : (to - from) / (oddsTo - oddsFrom);
    }
}
