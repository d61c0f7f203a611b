package io.perennial.connect;

import java.util.List;
import java.util.Optional;

/**
 * What one file holds.
 *
 * @param separator one character between the columns
 * @param charset name of the encoding
 * @param endIncluded the end of a contract line is its last day; else the first day no longer in force
 * @param confidence 0..1; 1 = a person said so
 */
public record FileMapping(
        String file,
        RowKind kind,
        String separator,
        String charset,
        boolean endIncluded,
        List<ColumnMapping> columns,
        double confidence,
        Remark reason) {

    public FileMapping {
        columns = List.copyOf(columns);
        if (separator.length() != 1) {
            throw new IllegalArgumentException("a separator is one character but was '" + separator + "'");
        }
    }

    /** The column that fills a field. */
    Optional<ColumnMapping> filling(Field field) {
        return columns.stream()
                .filter(column -> column.target().equals(field.key()))
                .findFirst();
    }

    boolean imported() {
        return kind.fact().isPresent();
    }

    FileMapping with(List<ColumnMapping> others) {
        return new FileMapping(file, kind, separator, charset, endIncluded, others, confidence, reason);
    }
}
