package io.perennial.health;

import java.util.List;
import java.util.OptionalDouble;

/** Turns a signal's value into a grade, 0 (bad) to 100 (good). */
public sealed interface Curve {

    /** The grade of a value; empty where it cannot be said yet. */
    OptionalDouble grade(double value, Standard standard);

    /** Whether more of the value never lowers the grade (1), never raises it (-1), or neither holds (0). */
    int slope();

    /** What others in the account's segment reach, for curves that compare. */
    @FunctionalInterface
    interface Standard {
        /** Nothing to compare with. */
        Standard NONE = value -> OptionalDouble.empty();

        /** Share of the segment's accounts below the value, ties counting half; 0..1. */
        OptionalDouble shareBelow(double value);
    }

    /** A value and its grade. */
    record Point(double value, double grade) {
        public Point {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a point's value is finite but was " + value);
            }
            if (!(grade >= 0 && grade <= 100)) {
                throw new IllegalArgumentException("a grade must lie in 0..100 but was " + grade);
            }
        }
    }

    /**
     * Straight lines through the points, level before the first and after the last; e.g. (0, 0) (0.8, 100): 0.4 -> 50.
     */
    record Linear(List<Point> points) implements Curve {
        public Linear {
            points = rising(points, 2);
        }

        @Override
        public OptionalDouble grade(double value, Standard standard) {
            int next = 0;
            while (next < points.size() && points.get(next).value <= value) {
                next++;
            }
            if (next == 0) {
                return OptionalDouble.of(points.getFirst().grade);
            }
            Point left = points.get(next - 1);
            if (next == points.size()) {
                return OptionalDouble.of(left.grade);
            }
            Point right = points.get(next);
            double part = (value - left.value) / (right.value - left.value);
            return OptionalDouble.of(between(left.grade, right.grade, part));
        }

        @Override
        public int slope() {
            return slopeOf(points);
        }

        /** Never leaves the range of its ends, also where rounding would. */
        private static double between(double from, double to, double part) {
            return Math.clamp(from + part * (to - from), Math.min(from, to), Math.max(from, to));
        }
    }

    /** Each point's grade holds from its value on; below the first point the first grade holds. */
    record Step(List<Point> points) implements Curve {
        public Step {
            points = rising(points, 1);
        }

        @Override
        public OptionalDouble grade(double value, Standard standard) {
            double grade = points.getFirst().grade;
            for (Point point : points) {
                if (value >= point.value) {
                    grade = point.grade;
                }
            }
            return OptionalDouble.of(grade);
        }

        @Override
        public int slope() {
            return slopeOf(points);
        }
    }

    /** Where the account stands among its segment; unknown while there is nothing to compare with. */
    record Percentile(boolean higherIsBetter) implements Curve {
        @Override
        public OptionalDouble grade(double value, Standard standard) {
            OptionalDouble below = standard.shareBelow(value);
            return below.isEmpty()
                    ? below
                    : OptionalDouble.of(100 * (higherIsBetter ? below.getAsDouble() : 1 - below.getAsDouble()));
        }

        @Override
        public int slope() {
            return higherIsBetter ? 1 : -1;
        }
    }

    private static List<Point> rising(List<Point> points, int least) {
        if (points.size() < least) {
            throw new IllegalArgumentException("a curve needs " + least + " or more points but had " + points.size());
        }
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).value > points.get(i - 1).value)) {
                throw new IllegalArgumentException("the values of a curve must rise, but " + points.get(i).value
                        + " follows " + points.get(i - 1).value);
            }
        }
        return List.copyOf(points);
    }

    private static int slopeOf(List<Point> points) {
        boolean rises = false;
        boolean falls = false;
        for (int i = 1; i < points.size(); i++) {
            rises |= points.get(i).grade > points.get(i - 1).grade;
            falls |= points.get(i).grade < points.get(i - 1).grade;
        }
        return rises == falls ? 0 : rises ? 1 : -1;
    }
}
