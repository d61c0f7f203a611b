package io.perennial.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Points between two axes, drawn as SVG; pure, in the units of the viewBox. */
public record ScatterChart(
        int width, int height, List<Dot> dots, List<Chart.Mark> columns, List<Chart.Mark> rows, double thresholdAt) {

    private static final int LEFT = 56;
    private static final int RIGHT = 24;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;
    private static final double APART = 30;
    private static final double LEAST_RADIUS = 3.5;
    private static final double GREATEST_RADIUS = 13;

    /** One customer: where it stands and what it is called. */
    public record Dot(double x, double y, double radius, String link, String label, String kind) {}

    /** A point before it has a place. */
    record Point(double risk, double arr, double loss, String link, String label, String kind) {}

    /** Where the plot ends to the right. */
    public int right() {
        return width - RIGHT;
    }

    /** How many stand at or beyond the line. */
    public long beyond() {
        return dots.stream().filter(dot -> dot.x() >= thresholdAt).count();
    }

    /**
     * Risk to the right, on a root scale so that the many small ones do not hide each other; revenue upwards, by its
     * logarithm.
     */
    static ScatterChart of(List<Point> points, double threshold, int width, int height, Words words) {
        double most = Math.max(
                threshold * 1.2, points.stream().mapToDouble(Point::risk).max().orElse(.1));
        double right = Math.min(1, most * 1.08);
        double least =
                points.stream().mapToDouble(Point::arr).filter(a -> a > 0).min().orElse(1_000);
        double high = points.stream().mapToDouble(Point::arr).max().orElse(100_000);
        double bottom = Math.log10(least) - .1;
        double top = Math.max(bottom + .5, Math.log10(high) + .1);
        DoubleUnaryOperator x = p -> LEFT + Math.sqrt(p / right) * (width - LEFT - RIGHT);
        DoubleUnaryOperator y = arr -> height
                - BOTTOM
                - (Math.log10(Math.max(arr, least)) - bottom) / (top - bottom) * (height - TOP - BOTTOM);
        double greatest = points.stream().mapToDouble(Point::loss).max().orElse(1);
        List<Dot> dots = points.stream()
                .map(point -> new Dot(
                        round(x.applyAsDouble(point.risk())),
                        round(y.applyAsDouble(point.arr())),
                        round(LEAST_RADIUS
                                + (GREATEST_RADIUS - LEAST_RADIUS)
                                        * Math.sqrt(point.loss() / Math.max(1e-9, greatest))),
                        point.link(),
                        point.label(),
                        point.kind()))
                .toList();
        return new ScatterChart(
                width,
                height,
                dots,
                shares(right, x, words),
                amounts(bottom, top, y, words),
                x.applyAsDouble(threshold));
    }

    private static List<Chart.Mark> shares(double right, DoubleUnaryOperator x, Words words) {
        List<Chart.Mark> marks = new ArrayList<>();
        for (double share : new double[] {.01, .02, .05, .1, .2, .3, .5, .7, 1}) {
            double before =
                    marks.isEmpty() ? Double.NEGATIVE_INFINITY : marks.getLast().at();
            if (share <= right && x.applyAsDouble(share) - before >= APART) {
                marks.add(new Chart.Mark(round(x.applyAsDouble(share)), words.percent(share, 0)));
            }
        }
        return marks;
    }

    private static List<Chart.Mark> amounts(double bottom, double top, DoubleUnaryOperator y, Words words) {
        List<Chart.Mark> marks = new ArrayList<>();
        for (int power = 0; power < 10; power++) {
            for (int digit : new int[] {1, 3}) {
                double amount = digit * Math.pow(10, power);
                if (Math.log10(amount) > bottom && Math.log10(amount) < top) {
                    marks.add(new Chart.Mark(round(y.applyAsDouble(amount)), words.compact(amount)));
                }
            }
        }
        return marks;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
