package io.perennial.web;

import io.perennial.health.ScorecardForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws the curve of a scorecard's row as a small line, 88 wide and 32 high; nothing where it cannot be read. */
public final class CurvePicture {

    private static final Pattern POINT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*:\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final double WIDTH = 88;
    private static final double HEIGHT = 32;
    private static final double EDGE = 2;

    private CurvePicture() {}

    private record Point(double value, double grade) {}

    /** The path of a row's curve. */
    public static String of(ScorecardForm.Row row) {
        return switch (row.shape()) {
            case HIGHER -> path(List.of(new Point(0, 0), new Point(1, 100)), false);
            case LOWER -> path(List.of(new Point(0, 100), new Point(1, 0)), false);
            case LINEAR -> path(points(row.points()), false);
            case STEP -> path(points(row.points()), true);
        };
    }

    private static List<Point> points(String text) {
        List<Point> points = new ArrayList<>();
        Matcher matcher = POINT.matcher(text);
        while (matcher.find()) {
            points.add(new Point(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
        }
        return points;
    }

    private static String path(List<Point> points, boolean steps) {
        if (points.isEmpty()) {
            return "";
        }
        double low = points.getFirst().value();
        double span = Math.max(1e-9, points.getLast().value() - low);
        StringBuilder path = new StringBuilder();
        double before = y(points.getFirst().grade());
        path.append("M0 ").append(number(before));
        for (Point point : points) {
            double x = EDGE * 4 + (point.value() - low) / span * (WIDTH - EDGE * 8);
            double y = y(point.grade());
            if (steps) {
                path.append('L').append(number(x)).append(' ').append(number(before));
            }
            path.append('L').append(number(x)).append(' ').append(number(y));
            before = y;
        }
        return path.append('L')
                .append(number(WIDTH))
                .append(' ')
                .append(number(before))
                .toString();
    }

    private static double y(double grade) {
        return HEIGHT - EDGE - Math.clamp(grade, 0, 100) / 100 * (HEIGHT - 2 * EDGE);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
