package io.perennial.web;

import io.perennial.events.FeatureDay;
import io.perennial.events.Intake;
import io.perennial.events.Logged;
import io.perennial.products.Products;
import io.perennial.products.TrackingPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a customer uses, by product and feature over time, with the events behind it. */
@Controller
public class AccountUsePage {

    private static final int DAYS = 91;
    private static final int WINDOW = 28;
    private static final int EVENTS = 50;
    private static final int WIDTH = 860;
    private static final int HEIGHT = 180;

    private final AccountHeads heads;
    private final Intake intake;
    private final Products products;

    AccountUsePage(AccountHeads heads, Intake intake, Products products) {
        this.heads = heads;
        this.intake = intake;
        this.products = products;
    }

    /**
     * Use of one feature in two windows of 28 days, and by week.
     *
     * @param product its name
     * @param key as events and the tracking plan write it
     */
    public record Feature(
            Optional<String> product,
            String key,
            String name,
            long events,
            long before,
            long days,
            int mostUsers,
            String spark) {

        /** Relative change to the window before; empty without use then. */
        public OptionalDouble change() {
            return before == 0 ? OptionalDouble.empty() : OptionalDouble.of((events - before) / (double) before);
        }
    }

    /** The page. */
    public record View(
            AccountHead head,
            List<Feature> features,
            Sized<Chart.Bars> columns,
            long lately,
            long before,
            long highest,
            LocalDate from,
            LocalDate to,
            Optional<String> feature,
            List<Logged> events) {}

    @GetMapping("/accounts/{id}/use")
    String page(@PathVariable long id, @RequestParam(required = false) Optional<String> feature, Model model) {
        AccountHead head = heads.see(id);
        LocalDate to = head.lastDay();
        LocalDate from = to.minusDays(DAYS - 1);
        TrackingPlan plan = products.trackingPlan();
        FeatureNames names = new FeatureNames(products.catalogue());
        List<FeatureDay> days = intake.timeline(head.id(), from, to, plan);
        List<Chart.Point> points = byDay(days, feature, from, to);
        long highest = points.stream()
                .mapToLong(point -> (long) point.value().orElse(0))
                .max()
                .orElse(0);
        model.addAttribute(
                "view",
                new View(
                        head,
                        features(days, from, to, names),
                        Sized.of(
                                WIDTH,
                                HEIGHT,
                                (width, height) ->
                                        Chart.columns(highest == 0 ? List.of() : points, highest, width, height)),
                        sum(points, to.minusDays(WINDOW - 1), to),
                        sum(points, to.minusDays(2 * WINDOW - 1), to.minusDays(WINDOW)),
                        highest,
                        from,
                        to,
                        feature.map(key -> names.feature(Optional.empty(), key)),
                        events(
                                head,
                                feature,
                                plan,
                                to.plusDays(1)
                                        .atStartOfDay(head.account().zone())
                                        .toInstant())));
        return "account-use";
    }

    private static long sum(List<Chart.Point> points, LocalDate from, LocalDate to) {
        return (long) points.stream()
                .filter(point -> !point.day().isBefore(from) && !point.day().isAfter(to))
                .mapToDouble(point -> point.value().orElse(0))
                .sum();
    }

    private List<Logged> events(AccountHead head, Optional<String> feature, TrackingPlan plan, Instant until) {
        return intake.events(head.id(), until, 500).stream()
                .filter(event -> event.kind().activity())
                .filter(event -> feature.isEmpty()
                        || feature.equals(plan.meaningOf(event.name()).feature()))
                .limit(EVENTS)
                .toList();
    }

    static List<Chart.Point> byDay(List<FeatureDay> days, Optional<String> feature, LocalDate from, LocalDate to) {
        Map<LocalDate, Long> counts = new LinkedHashMap<>();
        from.datesUntil(to.plusDays(1)).forEach(day -> counts.put(day, 0L));
        days.stream()
                .filter(day -> feature.isEmpty() || feature.get().equals(day.feature()))
                .forEach(day -> counts.merge(day.day(), day.events(), Long::sum));
        return counts.entrySet().stream()
                .map(day -> new Chart.Point(day.getKey(), OptionalDouble.of(day.getValue())))
                .toList();
    }

    static List<Feature> features(List<FeatureDay> days, LocalDate from, LocalDate to, FeatureNames names) {
        Map<String, List<FeatureDay>> byFeature = new LinkedHashMap<>();
        days.forEach(day -> byFeature
                .computeIfAbsent(day.product().orElse("") + '\n' + day.feature(), ignored -> new ArrayList<>())
                .add(day));
        return byFeature.values().stream()
                .map(of -> feature(of, from, to, names))
                .sorted(Comparator.comparingLong(Feature::events)
                        .thenComparing(Feature::before)
                        .reversed())
                .toList();
    }

    private static Feature feature(List<FeatureDay> days, LocalDate from, LocalDate to, FeatureNames names) {
        LocalDate start = to.minusDays(WINDOW - 1);
        LocalDate startBefore = start.minusDays(WINDOW);
        List<FeatureDay> window =
                days.stream().filter(day -> !day.day().isBefore(start)).toList();
        long before = days.stream()
                .filter(day -> day.day().isBefore(start) && !day.day().isBefore(startBefore))
                .mapToLong(FeatureDay::events)
                .sum();
        return new Feature(
                days.getFirst().product().map(names::product),
                days.getFirst().feature(),
                names.feature(days.getFirst().product(), days.getFirst().feature()),
                window.stream().mapToLong(FeatureDay::events).sum(),
                before,
                window.size(),
                window.stream().mapToInt(FeatureDay::users).max().orElse(0),
                weeks(days, from, to));
    }

    private static String weeks(List<FeatureDay> days, LocalDate from, LocalDate to) {
        int weeks = (int) ((to.toEpochDay() - from.toEpochDay() + 1) / 7);
        double[] sums = new double[weeks];
        days.forEach(day -> {
            int week = (int) ((day.day().toEpochDay() - from.toEpochDay()) / 7);
            if (week >= 0 && week < weeks) {
                sums[week] += day.events();
            }
        });
        List<OptionalDouble> values =
                Arrays.stream(sums).mapToObj(OptionalDouble::of).toList();
        double high = Arrays.stream(sums).max().orElse(1);
        return Chart.sparkline(values, 0, Math.max(1, high), 88, 24);
    }
}
