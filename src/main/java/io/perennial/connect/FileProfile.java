package io.perennial.connect;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the first rows of a file look like.
 *
 * @param rows number of rows looked at
 * @param whole they were all
 * @param estimatedRows rows of the whole file, as far as can be told from the bytes read
 */
record FileProfile(
        String name,
        Path path,
        CsvDialect dialect,
        long bytes,
        long rows,
        boolean whole,
        long estimatedRows,
        List<ColumnProfile> columns) {

    private static final int SAMPLE_ROWS = 20_000;

    static FileProfile of(Path path, String name, CsvDialect dialect) throws IOException {
        long size = Files.size(path);
        try (CsvRows rows = CsvRows.open(path, dialect)) {
            List<ColumnProfile> columns = new ArrayList<>();
            for (String header : rows.header()) {
                columns.add(new ColumnProfile(distinctName(header, columns), columns.size()));
            }
            long count = 0;
            while (count < SAMPLE_ROWS && rows.hasNext()) {
                Row row = rows.next();
                columns.forEach(column -> column.add(row.at(column.position())));
                count++;
            }
            boolean whole = count < SAMPLE_ROWS || !rows.hasNext();
            long estimated = whole ? count : Math.round((double) count * size / Math.max(1, rows.bytesRead()));
            return new FileProfile(name, path, dialect, size, count, whole, estimated, List.copyOf(columns));
        } catch (CsvParseException e) {
            throw new IOException(name + " cannot be read as rows: " + e.getMessage(), e);
        }
    }

    /** Two columns of one name, and columns without any, are told apart by their number. */
    private static String distinctName(String header, List<ColumnProfile> before) {
        String name = header.isBlank() ? "column_" + (before.size() + 1) : header;
        return before.stream().anyMatch(column -> column.name().equals(name)) ? name + "_" + (before.size() + 1) : name;
    }

    Optional<ColumnProfile> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }
}
