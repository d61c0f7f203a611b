package io.perennial.connect;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Columns of the company's own, typed by what was recognised in them: number, day, yes or no, else text. */
final class CustomFields {

    private static final long DAY = 86_400_000L;

    private final Cells cells;

    CustomFields(Cells cells) {
        this.cells = cells;
    }

    /** The fields of a row by key; an empty cell is null (was cleared) or left out. */
    Map<String, @Nullable Object> of(Row row, boolean emptyIsCleared) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Cells.Cell cell : cells.custom()) {
            String text = row.at(cell.position());
            if (!text.isEmpty()) {
                fields.put(cell.target().substring(ColumnMapping.CUSTOM.length()), typed(cell, text));
            } else if (emptyIsCleared) {
                fields.put(cell.target().substring(ColumnMapping.CUSTOM.length()), null);
            }
        }
        return fields;
    }

    private static Object typed(Cells.Cell cell, String text) {
        if (cell.dates() != null) {
            long millis = cell.dates().millis(text, ZoneOffset.UTC);
            if (millis != DateFormat.INVALID) {
                return LocalDate.ofEpochDay(Math.floorDiv(millis, DAY)).toString();
            }
        }
        Optional<String> number = cell.holdsNumbers() ? cell.numbers().plain(text) : Optional.empty();
        return number.<Object>map(BigDecimal::new)
                .or(() -> text.length() > 1 ? Flags.read(text).map(Object.class::cast) : Optional.empty())
                .orElse(text);
    }
}
