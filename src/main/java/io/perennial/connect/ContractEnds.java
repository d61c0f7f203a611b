package io.perennial.connect;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether the end of a contract line is its last day (31 Dec) or the first day after it (1 Jan): a renewal
 * follows without a gap.
 */
final class ContractEnds {

    private static final int SAMPLE = 50_000;

    private ContractEnds() {}

    private record Line(String key, LocalDate end) {}

    static boolean included(FileProfile file, Guess guess, List<ColumnMapping> columns) {
        Optional<ColumnMapping> start = column(columns, Field.START);
        Optional<ColumnMapping> end = column(columns, Field.END);
        if (guess.kind() != RowKind.CONTRACT_LINES || start.isEmpty() || end.isEmpty()) {
            return false;
        }
        Set<String> starts = new HashSet<>();
        List<Line> ends = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file.path(), file.dialect())) {
            for (int count = 0; count < SAMPLE && rows.hasNext(); count++) {
                Row row = rows.next();
                String key = text(row, file, columns, Field.ACCOUNT) + '\n' + text(row, file, columns, Field.PRODUCT);
                day(row, file, start.get()).ifPresent(day -> starts.add(key + day));
                day(row, file, end.get()).ifPresent(day -> ends.add(new Line(key, day)));
            }
        } catch (CsvParseException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long excluded = ends.stream()
                .filter(line -> starts.contains(line.key() + line.end()))
                .count();
        long included = ends.stream()
                .filter(line -> starts.contains(line.key() + line.end().plusDays(1)))
                .count();
        return included > excluded;
    }

    private static Optional<ColumnMapping> column(List<ColumnMapping> columns, Field field) {
        return columns.stream()
                .filter(column -> column.target().equals(field.key()))
                .findFirst();
    }

    private static String text(Row row, FileProfile file, List<ColumnMapping> columns, Field field) {
        return column(columns, field)
                .flatMap(column -> file.column(column.column()))
                .map(profile -> row.at(profile.position()))
                .orElse("");
    }

    private static Optional<LocalDate> day(Row row, FileProfile file, ColumnMapping column) {
        String text = file.column(column.column())
                .map(profile -> row.at(profile.position()))
                .orElse("");
        long millis = column.dates()
                .map(format -> DateFormat.valueOf(format.toUpperCase(java.util.Locale.ROOT))
                        .millis(text, ZoneOffset.UTC))
                .orElse(DateFormat.INVALID);
        return millis == DateFormat.INVALID
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L)));
    }
}
