package io.perennial.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of rows as it is read by {@link Connections#table}; cells that a row lacks are empty. */
public record Table(List<String> header, List<List<String>> rows) {

    /** More rows than these are an import and no table. */
    static final int MOST_ROWS = 2_000_000;

    public Table {
        header = List.copyOf(header);
    }

    static Table read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvRows lines = CsvRows.open(file, CsvDialect.of(file))) {
            List<String> header = lines.header();
            while (lines.hasNext()) {
                String[] cells = Arrays.copyOf(lines.next().fields(), header.size());
                rows.add(Arrays.stream(cells)
                        .map(cell -> cell == null ? "" : cell)
                        .toList());
                if (rows.size() > MOST_ROWS) {
                    throw new IllegalArgumentException("a table has at most " + MOST_ROWS + " rows");
                }
            }
            return new Table(header, rows);
        }
    }

    /** Position of the first column whose name is one of these, whatever its case; -1 for none. */
    public int column(String... names) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).strip().equalsIgnoreCase(name)) {
                    return i;
                }
            }
        }
        return -1;
    }
}
