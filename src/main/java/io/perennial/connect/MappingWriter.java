package io.perennial.connect;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a mapping as the YAML that {@link MappingText} reads. */
final class MappingWriter {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");
    private static final Pattern SPECIAL = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|~");

    private MappingWriter() {}

    static String yaml(ImportMapping mapping) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                0,
                "timezone: "
                        + quoted(
                                mapping.zone().getId().equals("Z")
                                        ? "UTC"
                                        : mapping.zone().getId()));
        line(text, 0, "currency: " + mapping.currency().getCurrencyCode());
        if (!mapping.completeUntil().isEmpty()) {
            line(text, 0, "completeUntil:");
            mapping.completeUntil().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(clock -> line(text, 1, clock.getKey() + ": " + clock.getValue()));
        }
        line(text, 0, "createAccounts: " + mapping.createAccounts().name().toLowerCase(java.util.Locale.ROOT));
        line(text, 0, mapping.files().isEmpty() ? "files: {}" : "files:");
        mapping.files().forEach(file -> file(text, file));
        return text.toString();
    }

    /** One file alone, as it is saved. */
    static String file(FileMapping file) {
        StringBuilder text = new StringBuilder();
        line(text, 0, "files:");
        file(text, file);
        return text.toString();
    }

    private static void file(StringBuilder text, FileMapping file) {
        line(text, 1, quoted(file.file()) + ":");
        line(text, 2, "kind: " + file.kind().key());
        line(text, 2, "separator: " + quoted(file.separator().equals("\t") ? "tab" : file.separator()));
        line(text, 2, "charset: " + file.charset());
        if (file.kind() == RowKind.CONTRACT_LINES) {
            line(text, 2, "end: " + (file.endIncluded() ? "included" : "excluded"));
        }
        if (!file.columns().isEmpty()) {
            line(text, 2, "columns:");
            file.columns().forEach(column -> line(text, 3, quoted(column.column()) + ": " + value(column)));
        }
    }

    private static String value(ColumnMapping column) {
        if (column.lookup().isEmpty()
                && column.dates().isEmpty()
                && column.numbers().isEmpty()) {
            return quoted(column.target());
        }
        return java.util.stream.Stream.of(
                        java.util.Optional.of("field: " + quoted(column.target())),
                        column.dates().map(format -> "dates: " + format),
                        column.numbers().map(format -> "numbers: " + format),
                        column.lookup().map(MappingWriter::lookup))
                .flatMap(java.util.Optional::stream)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String lookup(ColumnMapping.Lookup lookup) {
        return "lookup: {file: " + quoted(lookup.file()) + ", key: " + quoted(lookup.key()) + ", value: "
                + quoted(lookup.value()) + "}";
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() && !SPECIAL.matcher(text).matches()
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void line(StringBuilder text, int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }
}
