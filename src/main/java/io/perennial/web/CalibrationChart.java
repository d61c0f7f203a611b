package io.perennial.web;

import io.perennial.churn.BacktestReport;
import java.util.ArrayList;
import java.util.List;

/** What was said against what came, as SVG; pure, in the units of the viewBox. */
public record CalibrationChart(int size, List<Point> points, List<Chart.Mark> marks, Line right) {

    private static final int LEFT = 44;
    private static final int BOTTOM = 34;
    private static final int EDGE = 10;

    /** One group of forecasts with the interval of what came. */
    public record Point(double x, double y, double top, double bottom, String label) {}

    /** Where points stand if every probability is true. */
    public record Line(double x1, double y1, double x2, double y2) {}

    static CalibrationChart of(List<BacktestReport.Step> steps, int size, Words words) {
        double most = Math.min(
                1,
                steps.stream()
                                .mapToDouble(step -> Math.max(step.said(), step.high()))
                                .max()
                                .orElse(.1)
                        * 1.05);
        List<Point> points = steps.stream()
                .map(step -> new Point(
                        x(step.said(), most, size),
                        y(step.came(), most, size),
                        y(step.high(), most, size),
                        y(step.low(), most, size),
                        words.text(
                                "proof.calibration.point",
                                words.percent(step.said(), 1),
                                words.percent(step.came(), 1),
                                words.number(step.rows()))))
                .toList();
        List<Chart.Mark> marks = new ArrayList<>();
        double step = most > .6 ? .2 : most > .25 ? .1 : most > .12 ? .05 : .02;
        for (double share = 0; share <= most; share += step) {
            marks.add(new Chart.Mark(share / most, words.percent(share, 0)));
        }
        return new CalibrationChart(
                size,
                points,
                marks,
                new Line(x(0, most, size), y(0, most, size), x(most, most, size), y(most, most, size)));
    }

    public double across(Chart.Mark mark) {
        return x(mark.at(), 1, size);
    }

    public double up(Chart.Mark mark) {
        return y(mark.at(), 1, size);
    }

    private static double x(double share, double most, int size) {
        return round(LEFT + share / most * (size - LEFT - EDGE));
    }

    private static double y(double share, double most, int size) {
        return round(size - BOTTOM - share / most * (size - BOTTOM - EDGE));
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
