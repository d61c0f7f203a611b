package io.perennial.churn;

import io.perennial.signals.SignalValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The least that would have to change for a forecast to fall: searched over what a team can do, in steps that are
 * plausible within weeks. What it is said of is the model, not the world: a customer who gets a call is no other
 * customer.
 *
 * <p>Example: 31 % -> two more weekly active users and a call -> 9.6 %.
 *
 * @param target the round probability that it gets below
 * @param reached the probability after these steps
 * @param steps what would change, the cheapest set that is enough; else the one that helps most
 * @param enough whether the target is reached
 */
public record Counterfactual(double target, double reached, List<Step> steps, boolean enough) {

    private static final double[] ROUND = {.5, .4, .3, .25, .2, .15, .1, .08, .06, .05, .04, .03, .02, .01};

    /** The target lies at least so far below the present forecast. */
    private static final double WORTH = 0.75;

    private static final int MOST_STEPS = 3;

    /** Somebody who is called now and then was last spoken to a few days ago, not today. */
    private static final double WITHIN_A_WEEK = 7;

    public Counterfactual {
        steps = List.copyOf(steps);
    }

    /** One signal from one value to another. */
    public record Step(String signal, double from, double to) {}

    /** A signal that people can move. */
    private sealed interface Lever {
        String signal();

        /** More of it, in steps. */
        record Up(String signal, int effort, double... by) implements Lever {}

        /** Down to a value, if it is above it. */
        record Down(String signal, int effort, double to) implements Lever {}
    }

    private static final List<Lever> LEVERS = List.of(
            new Lever.Down("days_since_touchpoint", 1, WITHIN_A_WEEK),
            new Lever.Down("overdue_days", 1, 0),
            new Lever.Down("open_urgent_tickets", 2, 0),
            new Lever.Down("onboarding_overdue_days", 2, 0),
            new Lever.Down("champion_gone", 3, 0),
            new Lever.Up("active_users_28d", 1, 1, 2, 3, 5),
            new Lever.Up("active_days_28d", 1, 1, 3, 5),
            new Lever.Up("feature_breadth_28d", 2, 1, 2));

    private record Option(Step step, double effort) {}

    private record Plan(List<Option> options, double reached) {
        double effort() {
            return options.stream().mapToDouble(Option::effort).sum();
        }
    }

    static Counterfactual of(
            Observation seen,
            Map<String, SignalValue> values,
            Forecaster forecaster,
            Function<Map<String, SignalValue>, OptionalDouble> health) {
        double now = forecaster.probability(seen, 90);
        double target = target(now);
        List<Plan> plans = new ArrayList<>();
        for (List<Option> options : combinations(options(values))) {
            plans.add(new Plan(options, after(seen, values, options, forecaster, health)));
        }
        Comparator<Plan> least = Comparator.comparingDouble(Plan::effort).thenComparingDouble(Plan::reached);
        Plan best = plans.stream()
                .filter(plan -> plan.reached() < target)
                .min(least)
                .or(() -> plans.stream().min(Comparator.comparingDouble(Plan::reached)))
                .orElse(new Plan(List.of(), now));
        boolean enough = best.reached() < target;
        return new Counterfactual(
                enough ? roundAbove(best.reached()) : target,
                best.reached(),
                best.reached() < now ? best.options().stream().map(Option::step).toList() : List.of(),
                enough);
    }

    /** The lowest round number that is still above. */
    private static double roundAbove(double reached) {
        double above = ROUND[0];
        for (double round : ROUND) {
            above = round > reached ? round : above;
        }
        return above;
    }

    private static double target(double now) {
        for (double round : ROUND) {
            if (round <= now * WORTH) {
                return round;
            }
        }
        return now * WORTH;
    }

    private static List<Option> options(Map<String, SignalValue> values) {
        List<Option> options = new ArrayList<>();
        for (Lever lever : LEVERS) {
            if (values.get(lever.signal()) instanceof SignalValue.Known(double value, var facts)) {
                switch (lever) {
                    case Lever.Up(String signal, int effort, double[] steps) -> {
                        for (double by : steps) {
                            options.add(new Option(new Step(signal, value, value + by), effort * by));
                        }
                    }
                    case Lever.Down(String signal, int effort, double to) -> {
                        if (value > to) {
                            options.add(new Option(new Step(signal, value, to), effort));
                        }
                    }
                }
            }
        }
        return options;
    }

    private static List<List<Option>> combinations(List<Option> options) {
        List<List<Option>> all = new ArrayList<>();
        extend(options, 0, List.of(), all);
        return all;
    }

    private static void extend(List<Option> options, int from, List<Option> chosen, List<List<Option>> all) {
        if (!chosen.isEmpty()) {
            all.add(chosen);
        }
        if (chosen.size() == MOST_STEPS) {
            return;
        }
        for (int i = from; i < options.size(); i++) {
            Option next = options.get(i);
            boolean taken = chosen.stream()
                    .anyMatch(
                            option -> option.step().signal().equals(next.step().signal()));
            if (!taken) {
                List<Option> more = new ArrayList<>(chosen);
                more.add(next);
                extend(options, i + 1, more, all);
            }
        }
    }

    /** What follows from a step moves with it: seats used with users, and the health score with everything. */
    private static double after(
            Observation seen,
            Map<String, SignalValue> values,
            List<Option> options,
            Forecaster forecaster,
            Function<Map<String, SignalValue>, OptionalDouble> health) {
        Map<String, SignalValue> changed = new HashMap<>(values);
        for (Option option : options) {
            Step step = option.step();
            changed.put(step.signal(), SignalValue.known(step.to()));
            if (step.signal().equals("active_users_28d")
                    && step.from() > 0
                    && values.get("seat_utilisation") instanceof SignalValue.Known(double used, var facts)) {
                changed.put("seat_utilisation", SignalValue.known(used * step.to() / step.from()));
            }
        }
        double score = health.apply(changed).orElse(seen.score());
        return forecaster.probability(
                new Observation(
                        seen.account(),
                        seen.day(),
                        FeatureList.values(changed, score),
                        score,
                        seen.tenureDays(),
                        seen.daysToTermEnd(),
                        seen.termDays(),
                        seen.lostAfter(),
                        seen.seenFor(),
                        seen.segment()),
                90);
    }
}
