package io.perennial.web;

import io.perennial.accounts.RevenueMovement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From the revenue of the first day to that of the last, step by step; pure, in the units of the viewBox.
 *
 * @param broken whether the columns of both ends begin above zero, which is shown by a gap
 */
public record WaterfallChart(int width, int height, List<Bar> bars, double base, boolean broken) {

    private static final int TOP = 24;
    private static final int BOTTOM = 36;
    private static final int LABEL = 16;
    private static final int ROW = 13;
    private static final double GAP = 0.28;

    /**
     * One step.
     *
     * @param kind "start", "end", or the kind of movement, e.g. "churn"
     * @param amount signed; for the ends the revenue itself
     */
    public record Bar(String kind, double amount, int accounts, double x, double width, double y, double height) {

        public boolean end() {
            return kind.equals("start") || kind.equals("end");
        }

        public double middle() {
            return x + width / 2;
        }
    }

    public boolean narrow() {
        return width == Sized.NARROW;
    }

    /** Where the name of a step stands; in two rows where it is narrow. */
    public double labelAt(Bar bar) {
        return base + LABEL + (narrow() ? bars.indexOf(bar) % 2 * ROW : 0);
    }

    /** The kinds of movement in the order in which they are drawn. */
    static final List<String> KINDS = List.of("new", "reactivation", "expansion", "contraction", "churn", "currency");

    /** What a movement is called in addresses. */
    static String kind(RevenueMovement movement) {
        return switch (movement) {
            case RevenueMovement.New m -> "new";
            case RevenueMovement.Reactivation m -> "reactivation";
            case RevenueMovement.Expansion m -> "expansion";
            case RevenueMovement.Contraction m -> "contraction";
            case RevenueMovement.Churn m -> "churn";
            case RevenueMovement.CurrencyEffect m -> "currency";
        };
    }

    static WaterfallChart of(double start, List<RevenueMovement> movements, int width, int height) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        KINDS.forEach(kind -> sums.put(kind, new double[2]));
        for (RevenueMovement movement : movements) {
            double[] sum = sums.computeIfAbsent(kind(movement), kind -> new double[2]);
            sum[0] += movement.amount();
            sum[1]++;
        }
        sums.entrySet()
                .removeIf(entry -> entry.getValue()[1] == 0
                        && (entry.getKey().equals("currency") || entry.getKey().equals("reactivation")));
        double low = start;
        double high = start;
        double level = start;
        for (double[] sum : sums.values()) {
            level += sum[0];
            low = Math.min(low, level);
            high = Math.max(high, level);
        }
        double span = Math.max(high - low, high * .02);
        double floor = Math.max(0, low - span * .6);
        double scale = (height - TOP - BOTTOM) / Math.max(1e-9, high + span * .1 - floor);
        double step = (double) width / (sums.size() + 2);
        List<Bar> bars = new ArrayList<>();
        bars.add(bar("start", start, 0, bars.size(), step, floor, start, floor, scale, height));
        double at = start;
        for (Map.Entry<String, double[]> sum : sums.entrySet()) {
            double next = at + sum.getValue()[0];
            bars.add(bar(
                    sum.getKey(),
                    sum.getValue()[0],
                    (int) sum.getValue()[1],
                    bars.size(),
                    step,
                    Math.min(at, next),
                    Math.max(at, next),
                    floor,
                    scale,
                    height));
            at = next;
        }
        bars.add(bar("end", at, 0, bars.size(), step, floor, at, floor, scale, height));
        return new WaterfallChart(width, height, bars, height - BOTTOM, floor > 0);
    }

    private static Bar bar(
            String kind,
            double amount,
            int accounts,
            int position,
            double step,
            double from,
            double to,
            double floor,
            double scale,
            int height) {
        double top = height - BOTTOM - (to - floor) * scale;
        return new Bar(
                kind,
                amount,
                accounts,
                round(position * step + step * GAP / 2),
                round(step * (1 - GAP)),
                round(top),
                round(Math.max(1.5, (to - from) * scale)));
    }

    private static double round(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1f", value));
    }
}
