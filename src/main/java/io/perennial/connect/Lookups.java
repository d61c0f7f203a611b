package io.perennial.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that are keys in another file of the import, e.g. event type 11 -> "add_contact"; read once, kept in memory.
 */
final class Lookups {

    private final List<FileProfile> files;
    private final Map<ColumnMapping.Lookup, Map<String, String>> read = new HashMap<>();

    Lookups(List<FileProfile> files) {
        this.files = files;
    }

    Map<String, String> names(ColumnMapping.Lookup lookup) {
        return read.computeIfAbsent(lookup, this::load);
    }

    private Map<String, String> load(ColumnMapping.Lookup lookup) {
        FileProfile file = files.stream()
                .filter(candidate -> candidate.name().equals(lookup.file()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no file " + lookup.file() + " to look up " + lookup.key()));
        int key = position(file, lookup.key());
        int value = position(file, lookup.value());
        Map<String, String> names = new HashMap<>();
        try (CsvRows rows = CsvRows.open(file.path(), file.dialect())) {
            while (rows.hasNext()) {
                Row row = rows.next();
                names.putIfAbsent(row.at(key), row.at(value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static int position(FileProfile file, String column) {
        return file.column(column)
                .orElseThrow(() -> new IllegalArgumentException(file.name() + " has no column " + column))
                .position();
    }
}
