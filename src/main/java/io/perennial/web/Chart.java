package io.perennial.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Geometry of the few charts that pages draw as SVG; pure, in the units of the viewBox. */
public final class Chart {

    private Chart() {}

    /** A point of a series; empty where nothing is known, which leaves a gap. */
    public record Point(LocalDate day, OptionalDouble value) {}

    /** A line with the marks of its axes. */
    public record Line(int width, int height, String path, List<Mark> levels, List<Mark> days, Last last) {

        /** Where the plot begins. */
        public int left() {
            return LEFT;
        }

        /** How wide the plot is. */
        public int span() {
            return width - LEFT - RIGHT;
        }
    }

    /** Where a label stands. */
    public record Mark(double at, String label) {}

    /** The last known point. */
    public record Last(double x, double y, boolean known) {}

    /** Columns with the line they stand on. */
    public record Bars(int width, int height, List<Column> columns) {

        public int left() {
            return LEFT;
        }

        public int right() {
            return width - RIGHT;
        }

        public int base() {
            return height - BOTTOM;
        }
    }

    /** A column of a bar chart; label says what it counts. */
    public record Column(double x, double y, double width, double height, LocalDate day, double value) {}

    private static final int LEFT = 34;
    private static final int BOTTOM = 22;
    private static final int TOP = 8;
    private static final int RIGHT = 6;
    private static final int MONTH = 70;
    private static final int MONTHS = 6;

    /** A tiny line of equally spaced values, e.g. the last scores of an account; empty text if there are none. */
    public static String sparkline(List<OptionalDouble> values, double low, double high, int width, int height) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        double step = values.size() < 2 ? 0 : (double) width / (values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            OptionalDouble value = values.get(i);
            if (value.isEmpty()) {
                pen = false;
                continue;
            }
            path.append(pen ? 'L' : 'M').append(number(i * step)).append(' ');
            path.append(number(y(value.getAsDouble(), low, high, 0, height)));
            pen = true;
        }
        return path.toString();
    }

    /** As wide as its values, or as a span around their middle where they differ by less. */
    public static String sparkline(List<OptionalDouble> values, double leastSpan, int width, int height) {
        double low =
                values.stream().flatMapToDouble(OptionalDouble::stream).min().orElse(0);
        double high =
                values.stream().flatMapToDouble(OptionalDouble::stream).max().orElse(0);
        double half = Math.max(high - low, leastSpan) / 2;
        return sparkline(values, (low + high) / 2 - half, (low + high) / 2 + half, width, height);
    }

    /** A line over days between two levels. */
    public static Line line(
            List<Point> points, double low, double high, List<Double> levels, int width, int height, Words words) {
        List<Mark> levelMarks = levels.stream()
                .map(level -> new Mark(y(level, low, high, TOP, height - BOTTOM), words.number(level)))
                .toList();
        if (points.isEmpty()) {
            return new Line(width, height, "", levelMarks, List.of(), new Last(0, 0, false));
        }
        long first = points.getFirst().day().toEpochDay();
        long days = Math.max(1, points.getLast().day().toEpochDay() - first);
        StringBuilder path = new StringBuilder();
        Last last = new Last(0, 0, false);
        boolean pen = false;
        for (Point point : points) {
            if (point.value().isEmpty()) {
                pen = false;
                continue;
            }
            double x = LEFT + (point.day().toEpochDay() - first) * (double) (width - LEFT - RIGHT) / days;
            double y = y(point.value().getAsDouble(), low, high, TOP, height - BOTTOM);
            path.append(pen ? 'L' : 'M').append(number(x)).append(' ').append(number(y));
            last = new Last(x, y, true);
            pen = true;
        }
        return new Line(width, height, path.toString(), levelMarks, dayMarks(points, width, words), last);
    }

    private static List<Mark> dayMarks(List<Point> points, int width, Words words) {
        LocalDate first = points.getFirst().day();
        LocalDate last = points.getLast().day();
        long days = Math.max(1, last.toEpochDay() - first.toEpochDay());
        List<Mark> marks = new ArrayList<>();
        int months = (int) Math.max(1, Math.ceil(days / 30.0 / marks(width - LEFT - RIGHT)));
        for (LocalDate day = first.withDayOfMonth(1).plusMonths(1); !day.isAfter(last); day = day.plusMonths(months)) {
            double x = LEFT + (day.toEpochDay() - first.toEpochDay()) * (double) (width - LEFT - RIGHT) / days;
            if (x < width - 46) {
                marks.add(new Mark(x, words.month(day)));
            }
        }
        return marks;
    }

    /** So many months can be named beneath a plot. */
    static int marks(int span) {
        return Math.clamp(span / MONTH, 1, MONTHS);
    }

    /** Columns over days, from zero to the highest. */
    public static Bars columns(List<Point> points, double high, int width, int height) {
        List<Column> columns = new ArrayList<>();
        double step = (double) (width - LEFT - RIGHT) / Math.max(1, points.size());
        for (int i = 0; i < points.size(); i++) {
            double value = points.get(i).value().orElse(0);
            double y = y(value, 0, Math.max(high, 1e-9), TOP, height - BOTTOM);
            columns.add(new Column(
                    round(LEFT + i * step),
                    round(y),
                    round(Math.max(0.5, step - Math.min(1.5, step * 0.2))),
                    round(height - BOTTOM - y),
                    points.get(i).day(),
                    value));
        }
        return new Bars(width, height, columns);
    }

    private static double y(double value, double low, double high, int top, int bottom) {
        double share = (Math.clamp(value, low, high) - low) / (high - low);
        return bottom - share * (bottom - top);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
