package io.perennial.connect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what the files of an import hold; what a person stated stands over every guess. */
final class Recognition {

    /** Kinds whose owners keep what nobody knows. */
    private static final Set<RowKind> KEEPERS =
            EnumSet.of(RowKind.ACCOUNTS, RowKind.EVENTS, RowKind.TICKETS, RowKind.SURVEY_ANSWERS, RowKind.TOUCHPOINTS);

    private final List<FileProfile> files;
    private final Statement statement;
    private final Guesses guesses;
    private final Formats formats;

    private Recognition(List<FileProfile> files, Statement statement) {
        this.files = files;
        this.statement = statement;
        this.guesses = new Guesses(new Guesses.Folder(files, accounts(files, statement)));
        this.formats = new Formats(files, statement.currency());
    }

    static ImportMapping of(List<FileProfile> files, Statement statement) {
        Recognition recognition = new Recognition(files, statement);
        List<FileMapping> found = files.stream().map(recognition::file).toList();
        List<FileMapping> mappings = found.stream()
                .map(file -> recognition.lookedUp(file, found))
                .sorted(Comparator.comparing(FileMapping::kind).thenComparing(FileMapping::file))
                .toList();
        return new ImportMapping(
                statement.zone().orElse(java.time.ZoneOffset.UTC),
                statement.currency().orElse(Currency.getInstance("EUR")),
                statement.completeUntil(),
                statement.createAccounts().orElse(ImportMapping.CreateAccounts.AUTO),
                mappings);
    }

    /** The file that reads best as accounts, when nothing else reads better. */
    private static Optional<Guesses.Key> accounts(List<FileProfile> files, Statement statement) {
        Guesses alone = new Guesses(new Guesses.Folder(files, Optional.empty()));
        return files.stream()
                .filter(file -> statement
                        .about(file.name())
                        .kind()
                        .map(kind -> kind == RowKind.ACCOUNTS)
                        .orElseGet(() -> best(alone, file)
                                .filter(guess -> guess.kind() == RowKind.ACCOUNTS)
                                .isPresent()))
                .flatMap(file ->
                        accountColumn(alone, file, statement).stream().map(column -> new Guesses.Key(file, column)))
                .max(Comparator.comparingInt(key -> key.column().distinct().size()));
    }

    private static Optional<ColumnProfile> accountColumn(Guesses alone, FileProfile file, Statement statement) {
        Optional<ColumnProfile> said = statement.about(file.name()).columns().entrySet().stream()
                .filter(column -> column.getValue().target().equals(Field.ACCOUNT.key()))
                .flatMap(column -> file.column(column.getKey()).stream())
                .findFirst();
        return said.or(() -> Optional.ofNullable(
                        alone.guess(file, RowKind.ACCOUNTS).fields().get(Field.ACCOUNT))
                .map(Guess.Found::column));
    }

    private static Optional<Guess> best(Guesses guesses, FileProfile file) {
        return Stream.of(RowKind.values())
                .filter(kind -> kind.fact().isPresent() || kind == RowKind.NOTICES)
                .map(kind -> guesses.guess(file, kind))
                .filter(Guess::possible)
                .max(Comparator.comparingDouble(Guess::score));
    }

    private FileMapping file(FileProfile file) {
        Statement.File said = statement.about(file.name());
        Optional<Guess> guess =
                said.kind().isPresent() ? said.kind().map(kind -> guesses.guess(file, kind)) : best(guesses, file);
        if (said.kind()
                .filter(kind -> kind == RowKind.IGNORED || kind == RowKind.LOOKUP)
                .isPresent()) {
            return leftOut(file, said.kind().get(), 1, Remark.of("guess.said"));
        }
        if (guess.isEmpty() && said.columns().isEmpty()) {
            return ignored(file);
        }
        Guess taken = guess.orElseGet(() -> closest(file));
        List<ColumnMapping> columns = new ArrayList<>();
        file.columns().forEach(column -> columns.add(column(column, taken, said, file)));
        boolean endIncluded = said.endIncluded().orElseGet(() -> ContractEnds.included(file, taken, columns));
        return new FileMapping(
                file.name(),
                taken.kind(),
                String.valueOf(file.dialect().separator()),
                file.dialect().charset().name(),
                endIncluded,
                columns,
                said.kind().isPresent() ? 1 : sureness(taken),
                said.kind().isPresent() ? Remark.of("guess.said") : Remark.of("guess.kind", found(taken)));
    }

    private ColumnMapping column(ColumnProfile column, Guess guess, Statement.File said, FileProfile file) {
        Statement.Column stated = said.columns().get(column.name());
        if (stated != null) {
            Optional<Field> field = Field.of(guess.kind(), stated.target());
            return formats.filled(
                    file, column, field, stated.target(), stated.lookup(), 1, Remark.of("guess.said"), stated);
        }
        List<String> taken =
                said.columns().values().stream().map(Statement.Column::target).toList();
        return guess.fields().entrySet().stream()
                .filter(entry -> entry.getValue().column() == column
                        && !taken.contains(entry.getKey().key()))
                .findFirst()
                .map(entry -> formats.filled(
                        file,
                        column,
                        Optional.of(entry.getKey()),
                        entry.getKey().key(),
                        entry.getValue().lookup(),
                        entry.getValue().confidence(),
                        entry.getValue().reason(),
                        null))
                .orElseGet(() -> rest(column, guess, file));
    }

    /** Columns that fill nothing: fields of the company's own for accounts and events, else left out. */
    private ColumnMapping rest(ColumnProfile column, Guess guess, FileProfile file) {
        boolean keep = KEEPERS.contains(guess.kind());
        String target = keep ? ColumnMapping.CUSTOM + Headers.normal(column.name()) : ColumnMapping.IGNORE;
        return formats.filled(
                file,
                column,
                Optional.empty(),
                target,
                Optional.empty(),
                keep ? 0.8 : 0.6,
                Remark.of(keep ? "guess.custom" : "guess.nothing"),
                null);
    }

    private FileMapping ignored(FileProfile file) {
        Guess closest = closest(file);
        String missing = Field.of(closest.kind()).stream()
                .filter(field ->
                        field.requiredIn(closest.kind()) && !closest.fields().containsKey(field))
                .map(Field::key)
                .findFirst()
                .orElse(Field.ACCOUNT.key());
        return leftOut(
                file,
                RowKind.IGNORED,
                0.7,
                Remark.of("guess.ignored", closest.kind().key(), missing));
    }

    private static FileMapping leftOut(FileProfile file, RowKind kind, double confidence, Remark reason) {
        return new FileMapping(
                file.name(),
                kind,
                String.valueOf(file.dialect().separator()),
                file.dialect().charset().name(),
                false,
                List.of(),
                confidence,
                reason);
    }

    private Guess closest(FileProfile file) {
        return Stream.of(RowKind.values())
                .filter(kind -> kind.fact().isPresent())
                .map(kind -> guesses.guess(file, kind))
                .max(Comparator.comparingDouble(Guess::score))
                .orElseThrow();
    }

    /** A file that no kind fits, but that others look something up in. */
    private FileMapping lookedUp(FileMapping file, List<FileMapping> all) {
        boolean wanted = all.stream()
                .flatMap(other -> other.columns().stream())
                .flatMap(column -> column.lookup().stream())
                .anyMatch(lookup -> lookup.file().equals(file.file()));
        return file.kind() == RowKind.IGNORED && wanted
                ? new FileMapping(
                        file.file(),
                        RowKind.LOOKUP,
                        file.separator(),
                        file.charset(),
                        false,
                        List.of(),
                        0.95,
                        Remark.of("guess.lookedUp"))
                : file;
    }

    private static double sureness(Guess guess) {
        return guess.fields().entrySet().stream()
                .filter(entry -> entry.getKey().requiredIn(guess.kind()))
                .mapToDouble(entry -> entry.getValue().confidence())
                .min()
                .orElse(0.5);
    }

    private static String found(Guess guess) {
        return guess.fields().values().stream()
                .map(found -> found.column().name())
                .limit(5)
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
