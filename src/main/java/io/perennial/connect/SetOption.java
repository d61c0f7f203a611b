package io.perennial.connect;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one statement of the command line: "events.csv.gz.event_type_id=name", "notes.csv=ignored". */
final class SetOption {

    private static final Pattern FILE =
            Pattern.compile("(.+?\\.(?:csv|tsv|txt)(?:\\.gz)?)(?:\\.(.+))?", Pattern.CASE_INSENSITIVE);

    private SetOption() {}

    /** Where a single file is imported its name may be left out: "event_type_id=name". */
    static Optional<Statement> read(String text, Path origin) {
        int equals = text.lastIndexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            return Optional.empty();
        }
        String value = text.substring(equals + 1).strip();
        Matcher named = FILE.matcher(text.substring(0, equals).strip());
        boolean file = named.matches();
        String name = file ? named.group(1) : String.valueOf(origin.getFileName());
        Optional<String> column = file
                ? Optional.ofNullable(named.group(2))
                : Optional.of(text.substring(0, equals).strip());
        if (column.isEmpty()) {
            return RowKind.of(value)
                    .map(kind -> statement(
                            name,
                            new Statement.File(
                                    Optional.of(kind),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Map.of())));
        }
        return MappingText.targetProblem(value, Optional.empty()).isPresent()
                ? Optional.empty()
                : Optional.of(statement(
                        name,
                        new Statement.File(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(
                                        column.get(),
                                        new Statement.Column(
                                                value, Optional.empty(), Optional.empty(), Optional.empty())))));
    }

    private static Statement statement(String file, Statement.File about) {
        return new Statement(
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Map.of(file, about));
    }
}
