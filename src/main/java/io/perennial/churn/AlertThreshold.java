package io.perennial.churn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The probability from which a customer is called to attention: the lowest at which a team gets no more first crossings
 * a month than it can look after, and never below twice the base rate. An alert ends below three quarters of it, so
 * that one customer on the edge does not call again and again.
 */
final class AlertThreshold {

    private static final int STEPS = 200;
    /** Whoever is hardly above the usual risk is no warning. */
    private static final double LEAST_OVER_USUAL = 2;

    private AlertThreshold() {}

    /**
     * @param alertsPerMonth how many the whole team can look after
     * @param baseRate share lost within 90 days
     */
    static double fit(List<Prediction> predictions, double alertsPerMonth, double baseRate) {
        Map<Long, List<Prediction>> lives = predictions.stream()
                .sorted(Comparator.comparing(p -> p.of().day()))
                .collect(Collectors.groupingBy(p -> p.of().account().value()));
        long months = Math.max(
                1, predictions.stream().map(p -> p.of().day()).distinct().count());
        double least = Math.min(1, LEAST_OVER_USUAL * baseRate);
        double[] sorted = predictions.stream()
                .mapToDouble(Prediction::probability)
                .sorted()
                .toArray();
        double fitted = sorted.length == 0 ? 1 : Math.nextUp(sorted[sorted.length - 1]);
        for (int step = 0; step <= STEPS && sorted.length > 0; step++) {
            double candidate = sorted[(int) Math.round((1 - (double) step / STEPS) * (sorted.length - 1))];
            if (candidate < least || crossings(lives, candidate) > alertsPerMonth * months) {
                break;
            }
            fitted = candidate;
        }
        return Math.max(fitted, least);
    }

    private static int crossings(Map<Long, List<Prediction>> lives, double threshold) {
        int crossings = 0;
        for (List<Prediction> life : lives.values()) {
            boolean alerted = false;
            for (Prediction p : life) {
                boolean crossing = !alerted && p.probability() >= threshold;
                crossings += crossing ? 1 : 0;
                alerted = crossing || (alerted && p.probability() >= threshold * LeadTime.LEAVING);
            }
        }
        return crossings;
    }

    /** What became of every alert and every loss at this threshold, first alert of each account, by day. */
    static List<Alarm> alarms(List<Prediction> predictions, double threshold) {
        Map<Long, List<Prediction>> lives = predictions.stream()
                .sorted(Comparator.comparing(p -> p.of().day()))
                .collect(Collectors.groupingBy(p -> p.of().account().value()));
        List<Alarm> alarms = new ArrayList<>();
        lives.values().forEach(life -> alarms.addAll(alarm(life, threshold)));
        alarms.sort(Comparator.comparing(Alarm::day)
                .thenComparing(alarm -> alarm.account().value()));
        return alarms;
    }

    private static List<Alarm> alarm(List<Prediction> life, double threshold) {
        Prediction last = life.getLast();
        boolean lost = last.of().lostAfter() != Observation.NEVER_SEEN && last.lost();
        Prediction best = life.stream()
                .filter(p -> p.probability() >= threshold)
                .filter(p -> !lost || p.of().lostAfter() <= LeadTime.EARLIEST)
                .findFirst()
                .orElse(last);
        boolean alerted = best.probability() >= threshold;
        if (!lost && !alerted) {
            return List.of();
        }
        Alarm.Kind kind = !lost
                ? Alarm.Kind.FALSE_ALARM
                : alerted && best.of().lostAfter() >= LeadTime.LATEST ? Alarm.Kind.CAUGHT : Alarm.Kind.MISSED;
        return List.of(new Alarm(
                best.of().account(),
                kind,
                best.of().day(),
                best.probability(),
                lost ? Optional.of(best.of().day().plusDays(best.of().lostAfter())) : Optional.empty()));
    }
}
