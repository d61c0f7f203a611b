package io.perennial.shared;

import java.util.List;

/**
 * The arrays of many rows as one array and where each row's part lies in it, counted from 1 as SQL does: {@code [0.5,
 * 0.25], [], [7]} -> all 0.5, 0.25, 7; from 1, 3, 3; to 2, 2, 3. A statement takes the one array as it lies in memory
 * and cuts {@code (:all::double precision[])[from:to]}, where an array a row would be written and read as text.
 */
public record Slices(double[] all, Integer[] from, Integer[] to) {

    public static Slices of(List<double[]> rows) {
        double[] all = new double[rows.stream().mapToInt(row -> row.length).sum()];
        Integer[] from = new Integer[rows.size()];
        Integer[] to = new Integer[rows.size()];
        int end = 0;
        for (int i = 0; i < from.length; i++) {
            double[] row = rows.get(i);
            System.arraycopy(row, 0, all, end, row.length);
            from[i] = end + 1;
            end += row.length;
            to[i] = end;
        }
        return new Slices(all, from, to);
    }
}
