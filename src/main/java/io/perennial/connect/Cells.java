package io.perennial.connect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of one file, ready to read rows: where each field stands, how it is written, what it is looked up in. */
final class Cells {

    private static final long DAY = 86_400_000L;

    private final Map<Field, Cell> cells = new EnumMap<>(Field.class);
    private final List<Cell> custom;
    private final ZoneId zone;

    /** One column; {@code names} translates its texts where they are looked up in another file. */
    record Cell(
            String column,
            String target,
            int position,
            @Nullable DateFormat dates,
            @Nullable NumberFormat numeric,
            @Nullable Map<String, String> names) {

        /** Numbers are recognised in the column. */
        boolean holdsNumbers() {
            return numeric != null;
        }

        NumberFormat numbers() {
            return numeric == null ? NumberFormat.POINT : numeric;
        }
    }

    Cells(FileMapping file, List<String> header, Lookups lookups, ZoneId zone) {
        this.zone = zone;
        for (ColumnMapping column : file.columns()) {
            Field.of(file.kind(), column.target())
                    .ifPresent(field -> cells.putIfAbsent(field, cell(column, header, lookups)));
        }
        this.custom = file.columns().stream()
                .filter(ColumnMapping::custom)
                .map(column -> cell(column, header, lookups))
                .toList();
    }

    private static Cell cell(ColumnMapping column, List<String> header, Lookups lookups) {
        return new Cell(
                column.column(),
                column.target(),
                header.indexOf(column.column()),
                column.dates()
                        .map(word -> DateFormat.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                column.numbers()
                        .map(word -> NumberFormat.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                column.lookup().map(lookups::names).orElse(null));
    }

    boolean has(Field field) {
        return cells.containsKey(field);
    }

    /** The header of the column that fills a field; empty if none does. */
    String header(Field field) {
        Cell cell = cells.get(field);
        return cell == null ? "" : cell.column();
    }

    /** Where the column stands whose texts are looked up for a field; -1 if they are taken as they are. */
    int lookedUpAt(Field field) {
        Cell cell = cells.get(field);
        return cell == null || cell.names() == null ? -1 : cell.position();
    }

    List<Cell> custom() {
        return custom;
    }

    /** The text of a field, looked up where it must be; empty if there is none. */
    String text(Row row, Field field) throws Unreadable {
        Cell cell = cells.get(field);
        if (cell == null) {
            return "";
        }
        String text = row.at(cell.position());
        if (cell.names() == null || text.isEmpty()) {
            return text;
        }
        String meant = cell.names().get(text);
        if (meant == null) {
            throw new Unreadable(Remark.of("refused.lookup", cell.column(), text));
        }
        return meant;
    }

    String required(Row row, Field field) throws Unreadable {
        String text = text(row, field);
        if (text.isEmpty()) {
            throw new Unreadable(Remark.of("refused.missing", has(field) ? header(field) : field.key()));
        }
        return text;
    }

    Optional<String> optional(Row row, Field field) throws Unreadable {
        String text = text(row, field);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Milliseconds since 1970-01-01 UTC; {@link DateFormat#INVALID} if the field is empty. */
    long millis(Row row, Field field) throws Unreadable {
        return millis(row, field, zone);
    }

    Optional<Instant> instant(Row row, Field field) throws Unreadable {
        long millis = millis(row, field);
        return millis == DateFormat.INVALID ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    Optional<LocalDate> day(Row row, Field field) throws Unreadable {
        long millis = millis(row, field, ZoneOffset.UTC);
        return millis == DateFormat.INVALID
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(Math.floorDiv(millis, DAY)));
    }

    private long millis(Row row, Field field, ZoneId in) throws Unreadable {
        Cell cell = cells.get(field);
        String text = cell == null ? "" : row.at(cell.position());
        if (cell == null || text.isEmpty()) {
            return DateFormat.INVALID;
        }
        long millis = cell.dates() == null ? anyFormat(text, in) : cell.dates().millis(text, in);
        if (millis == DateFormat.INVALID) {
            throw new Unreadable(Remark.of("refused.date", cell.column(), text));
        }
        return millis;
    }

    /** Only for columns that were empty in all rows looked at. */
    private static long anyFormat(String text, ZoneId in) {
        for (DateFormat format : DateFormat.values()) {
            long millis = format.millis(text, in);
            if (millis != DateFormat.INVALID) {
                return millis;
            }
        }
        return DateFormat.INVALID;
    }

    /** The number as plain decimal text, e.g. "1234.56". */
    Optional<String> number(Row row, Field field) throws Unreadable {
        Cell cell = cells.get(field);
        String text = cell == null ? "" : row.at(cell.position());
        if (cell == null || text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(cell.numbers()
                .plain(text)
                .orElseThrow(() -> new Unreadable(Remark.of("refused.number", cell.column(), text))));
    }

    Optional<Boolean> flag(Row row, Field field) throws Unreadable {
        String text = text(row, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Flags.read(text).orElseThrow(() -> new Unreadable(Remark.of("refused.flag", header(field), text))));
    }

    Optional<Integer> months(Row row, Field field) throws Unreadable {
        String text = text(row, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Months.read(text).orElseThrow(() -> new Unreadable(Remark.of("refused.months", header(field), text))));
    }

    /** A row cannot become a fact, and why. Carries no stack: it stands for an answer, not for a fault. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialised
        private final Remark why;

        Unreadable(Remark why) {
            super(why.key(), null, false, false);
            this.why = why;
        }

        Remark why() {
            return why;
        }
    }
}
