package io.perennial.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Lines over days with an optional band and benchmark lines; pure, in the units of the viewBox. */
public record TrendChart(
        int width,
        int height,
        List<String> lines,
        String band,
        List<Chart.Mark> levels,
        List<Chart.Mark> days,
        List<Benchmark> benchmarks) {

    private static final int LEFT = 52;
    private static final int RIGHT = 10;
    private static final int TOP = 12;
    private static final int BOTTOM = 22;

    /** A level others reach, with its name. */
    public record Benchmark(double y, String label) {}

    /** A level to be drawn, before it has a place. */
    record Level(double value, String label) {}

    /** A day with the range around it. */
    record Range(LocalDate day, double low, double high) {}

    /** From what to what the axes go. */
    record Frame(LocalDate from, LocalDate to, double low, double high, int width, int height) {

        double x(LocalDate day) {
            double share =
                    (double) (day.toEpochDay() - from.toEpochDay()) / Math.max(1, to.toEpochDay() - from.toEpochDay());
            return LEFT + share * (width - LEFT - RIGHT);
        }

        double y(double value) {
            double share = (Math.clamp(value, low, high) - low) / (high - low);
            return height - BOTTOM - share * (height - TOP - BOTTOM);
        }
    }

    static TrendChart of(
            Frame frame,
            List<List<Chart.Point>> series,
            List<Range> ranges,
            List<Level> levels,
            List<Level> benchmarks,
            Words words) {
        return new TrendChart(
                frame.width(),
                frame.height(),
                series.stream().map(points -> path(points, frame)).toList(),
                band(ranges, frame),
                levels.stream()
                        .map(level -> new Chart.Mark(round(frame.y(level.value())), level.label()))
                        .toList(),
                days(frame, words),
                benchmarks.stream()
                        .filter(level -> level.value() >= frame.low() && level.value() <= frame.high())
                        .map(level -> new Benchmark(round(frame.y(level.value())), level.label()))
                        .toList());
    }

    private static String path(List<Chart.Point> points, Frame frame) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (Chart.Point point : points) {
            OptionalDouble value = point.value();
            if (value.isPresent()) {
                path.append(pen ? 'L' : 'M').append(place(frame.x(point.day()), frame.y(value.getAsDouble())));
            }
            pen = value.isPresent();
        }
        return path.toString();
    }

    private static String band(List<Range> ranges, Frame frame) {
        if (ranges.isEmpty()) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < ranges.size(); i++) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(place(
                            frame.x(ranges.get(i).day()), frame.y(ranges.get(i).high())));
        }
        for (int i = ranges.size() - 1; i >= 0; i--) {
            path.append('L')
                    .append(place(
                            frame.x(ranges.get(i).day()), frame.y(ranges.get(i).low())));
        }
        return path.append('Z').toString();
    }

    private static List<Chart.Mark> days(Frame frame, Words words) {
        List<Chart.Mark> marks = new ArrayList<>();
        long months = Math.max(1, (frame.to().toEpochDay() - frame.from().toEpochDay()) / 30);
        int every = (int) Math.max(1, Math.ceil(months / (double) Chart.marks(frame.width() - LEFT - RIGHT)));
        for (LocalDate day = frame.from().withDayOfMonth(1); !day.isAfter(frame.to()); day = day.plusMonths(every)) {
            double x = frame.x(day);
            if (x >= LEFT - 1 && x < frame.width() - 46) {
                marks.add(new Chart.Mark(round(x), words.month(day)));
            }
        }
        return marks;
    }

    private static String place(double x, double y) {
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
