package io.perennial.connect;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person said about an import, in {@code import.yaml}, a mapping file, or on the command line; everything not
 * said is recognised. Later statements win over earlier ones.
 */
record Statement(
        Optional<String> source,
        Optional<ZoneId> zone,
        Optional<Currency> currency,
        Map<String, LocalDate> completeUntil,
        Optional<ImportMapping.CreateAccounts> createAccounts,
        Map<String, File> files) {

    static final Statement NOTHING =
            new Statement(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Map.of());

    Statement {
        completeUntil = Map.copyOf(completeUntil);
        files = Map.copyOf(files);
    }

    /** What was said about one file. */
    record File(
            Optional<RowKind> kind,
            Optional<Character> separator,
            Optional<Charset> charset,
            Optional<Boolean> endIncluded,
            Map<String, Column> columns) {

        static final File NOTHING =
                new File(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

        File {
            columns = Map.copyOf(columns);
        }

        File and(File later) {
            Map<String, Column> all = new LinkedHashMap<>(columns);
            all.putAll(later.columns);
            return new File(
                    later.kind.or(() -> kind),
                    later.separator.or(() -> separator),
                    later.charset.or(() -> charset),
                    later.endIncluded.or(() -> endIncluded),
                    all);
        }
    }

    /** What was said about one column. */
    record Column(
            String target,
            Optional<ColumnMapping.Lookup> lookup,
            Optional<DateFormat> dates,
            Optional<NumberFormat> numbers) {}

    Statement and(Statement later) {
        Map<String, LocalDate> until = new LinkedHashMap<>(completeUntil);
        until.putAll(later.completeUntil);
        Map<String, File> all = new LinkedHashMap<>(files);
        later.files.forEach((name, file) -> all.merge(name, file, File::and));
        return new Statement(
                later.source.or(() -> source),
                later.zone.or(() -> zone),
                later.currency.or(() -> currency),
                until,
                later.createAccounts.or(() -> createAccounts),
                all);
    }

    File about(String file) {
        return files.getOrDefault(file, File.NOTHING);
    }
}
