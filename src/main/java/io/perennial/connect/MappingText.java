package io.perennial.connect;

import io.perennial.configuration.Problem;
import io.perennial.configuration.Yaml;
import io.perennial.configuration.YamlNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what a person states about an import as YAML:
 *
 * <pre>{@code
 * timezone: Europe/Berlin
 * currency: EUR
 * completeUntil: {contracts: 2024-01-01}
 * files:
 *   events.csv.gz:
 *     kind: events
 *     columns:
 *       event_type_id: {field: name, lookup: {file: event_types.csv, key: event_type_id, value: event_type_name}}
 *       comment: ignore
 * }</pre>
 */
final class MappingText {

    private static final List<String> CLOCKS =
            List.of("accounts", "contracts", "events", "tickets", "surveys", "invoices", "touchpoints", "contacts");
    private static final List<String> KEYS =
            List.of("source", "timezone", "currency", "completeUntil", "createAccounts", "files");

    private final Yaml yaml;

    private MappingText(Yaml yaml) {
        this.yaml = yaml;
    }

    /** The statement, or what is wrong with the text. */
    sealed interface Read {
        record Understood(Statement statement) implements Read {}

        record Wrong(List<Problem> problems) implements Read {}
    }

    static Read read(String text) {
        Yaml yaml = Yaml.of(text);
        Statement statement = new MappingText(yaml).statement();
        return yaml.problems().isEmpty() ? new Read.Understood(statement) : new Read.Wrong(yaml.problems());
    }

    private Statement statement() {
        YamlNode.Mapping root = yaml.root();
        yaml.onlyKeys(root, KEYS);
        Map<String, LocalDate> until = new LinkedHashMap<>();
        yaml.mapping(root, "completeUntil").ifPresent(clocks -> {
            yaml.onlyKeys(clocks, CLOCKS);
            CLOCKS.forEach(kind -> parsed(clocks, kind, "a day like 2024-01-31", LocalDate::parse)
                    .ifPresent(day -> until.put(kind, day)));
        });
        Map<String, Statement.File> files = new LinkedHashMap<>();
        yaml.mapping(root, "files")
                .ifPresent(all -> all.entries()
                        .forEach((name, entry) -> yaml.mapping(entry.value(), "'" + name + "'")
                                .ifPresent(file -> files.put(name, file(file)))));
        return new Statement(
                yaml.text(root, "source"),
                parsed(root, "timezone", "a time zone like Europe/Berlin", MappingText::zone),
                parsed(root, "currency", "a currency like EUR", Currency::getInstance),
                until,
                parsed(root, "createAccounts", "auto, true or false", MappingText::creation),
                files);
    }

    private Statement.File file(YamlNode.Mapping file) {
        yaml.onlyKeys(file, List.of("kind", "separator", "charset", "end", "columns"));
        Map<String, Statement.Column> columns = new LinkedHashMap<>();
        Optional<RowKind> kind =
                parsed(file, "kind", kinds(), word -> RowKind.of(word).orElseThrow(IllegalArgumentException::new));
        yaml.mapping(file, "columns")
                .ifPresent(all -> all.entries()
                        .forEach((name, entry) ->
                                column(entry.value(), kind).ifPresent(column -> columns.put(name, column))));
        return new Statement.File(
                kind,
                parsed(file, "separator", "one character", MappingText::character),
                parsed(file, "charset", "an encoding like UTF-8", MappingText::charset),
                parsed(file, "end", "'included' or 'excluded'", MappingText::included),
                columns);
    }

    private Optional<Statement.Column> column(YamlNode node, Optional<RowKind> kind) {
        if (node instanceof YamlNode.Scalar scalar) {
            check(scalar.text(), kind, node);
            return Optional.of(
                    new Statement.Column(scalar.text(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return yaml.mapping(node, "a column").map(column -> {
            yaml.onlyKeys(column, List.of("field", "lookup", "dates", "numbers"));
            String target = yaml.required(column, "field");
            check(target, kind, node);
            return new Statement.Column(
                    target,
                    yaml.mapping(column, "lookup").map(this::lookup),
                    parsed(
                            column,
                            "dates",
                            keys(DateFormat.values(), DateFormat::key),
                            word -> DateFormat.valueOf(word.toUpperCase(Locale.ROOT))),
                    parsed(
                            column,
                            "numbers",
                            "point or comma",
                            word -> NumberFormat.valueOf(word.toUpperCase(Locale.ROOT))));
        });
    }

    private ColumnMapping.Lookup lookup(YamlNode.Mapping lookup) {
        yaml.onlyKeys(lookup, List.of("file", "key", "value"));
        return new ColumnMapping.Lookup(
                yaml.required(lookup, "file"), yaml.required(lookup, "key"), yaml.required(lookup, "value"));
    }

    private void check(String target, Optional<RowKind> kind, YamlNode at) {
        targetProblem(target, kind).ifPresent(problem -> yaml.problem(at, problem));
    }

    /** What is wrong with a target, e.g. a field that files of the kind do not have. */
    static Optional<String> targetProblem(String target, Optional<RowKind> kind) {
        boolean known = target.equals(ColumnMapping.IGNORE)
                || target.startsWith(ColumnMapping.CUSTOM) && target.length() > ColumnMapping.CUSTOM.length()
                || Arrays.stream(Field.values())
                        .anyMatch(field -> field.key().equals(target)
                                && kind.map(field::in).orElse(true));
        String fields = Arrays.stream(Field.values())
                .filter(field -> kind.map(field::in).orElse(true))
                .map(Field::key)
                .distinct()
                .collect(Collectors.joining(", "));
        return known
                ? Optional.empty()
                : Optional.of("unknown field '" + target + "'; there are " + fields + ", custom.<name> and ignore");
    }

    private <T> Optional<T> parsed(YamlNode.Mapping mapping, String key, String wanted, Function<String, T> parse) {
        Optional<String> text = yaml.text(mapping, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text.get()));
        } catch (DateTimeException | IllegalArgumentException e) {
            yaml.problem(
                    yaml.at(mapping, key).orElse(mapping),
                    "'" + key + "' must be " + wanted + " but is '" + text.get() + "'");
            return Optional.empty();
        }
    }

    /** UTC is told apart because its days need no calendar of changes. */
    static ZoneId zone(String text) {
        ZoneId zone = ZoneId.of(text);
        return zone.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone;
    }

    private static ImportMapping.CreateAccounts creation(String text) {
        return ImportMapping.CreateAccounts.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static char character(String text) {
        String one = text.equals("tab") || text.equals("\\t") ? "\t" : text;
        if (one.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return one.charAt(0);
    }

    private static Charset charset(String text) {
        try {
            return Charset.forName(text);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static boolean included(String text) {
        return switch (text) {
            case "included" -> true;
            case "excluded" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String kinds() {
        return keys(RowKind.values(), RowKind::key);
    }

    private static <T> String keys(T[] values, Function<T, String> key) {
        return "one of " + Arrays.stream(values).map(key).collect(Collectors.joining(", "));
    }
}
