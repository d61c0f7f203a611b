package io.perennial.connect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs for one file and one kind of rows which column fills which field: by the name in the header, by what the texts
 * look like, and by whether the ids are found in the file of the accounts.
 */
final class Guesses {

    /** A column whose ids nearly all stand in the accounts file needs no telling name. */
    private static final double SAME_IDS = 0.95;

    private static final double FILE_NAME_SPEAKS = 2;

    /** From here on a header means the field by itself. */
    private static final double CLEARLY_NAMED = 0.7;

    private final Folder folder;

    Guesses(Folder folder) {
        this.folder = folder;
    }

    /** The files seen together, and which of them lists the accounts by which column. */
    record Folder(List<FileProfile> files, Optional<Key> accounts) {}

    /** A column that names each row of its file once. */
    record Key(FileProfile file, ColumnProfile column) {}

    private record Candidate(Field field, Guess.Found found, double score) {}

    Guess guess(FileProfile file, RowKind kind) {
        List<Candidate> candidates = new ArrayList<>();
        for (ColumnProfile column : file.columns()) {
            for (Field field : Field.of(kind)) {
                candidate(file, column, field, kind).ifPresent(candidates::add);
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        Map<Field, Guess.Found> found = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        double score = namedFor(file, kind) ? FILE_NAME_SPEAKS : 0;
        for (Candidate candidate : candidates) {
            if (!found.containsKey(candidate.field())
                    && used.add(candidate.found().column().name())) {
                found.put(candidate.field(), candidate.found());
                score += candidate.score() * (candidate.field().requiredIn(kind) ? 2 : 1);
            }
        }
        return new Guess(kind, found, score);
    }

    private Optional<Candidate> candidate(FileProfile file, ColumnProfile column, Field field, RowKind kind) {
        double name = Headers.means(column.name(), field, kind);
        if (field == Field.ACCOUNT && kind != RowKind.ACCOUNTS) {
            return account(file, column, name);
        }
        if (field == Field.EVENT_NAME && name > 0) {
            return Optional.of(eventName(file, column, name));
        }
        boolean ownKey = Field.ownKey(kind).filter(field::equals).isPresent() && kind != RowKind.CONTRACT_LINES;
        boolean fits = column.fits(field.type());
        boolean mostly = name >= CLEARLY_NAMED && column.mostlyFits(field.type());
        if (name == 0 || !fits && !mostly || ownKey && !column.nearlyUnique()) {
            return Optional.empty();
        }
        if (!fits) {
            return Optional.of(new Candidate(
                    field,
                    new Guess.Found(column, Optional.empty(), 0.6 * name, Remark.of("guess.mostly", column.name())),
                    name));
        }
        boolean seen = column.filled() > 0;
        Remark reason = name < CLEARLY_NAMED
                ? Remark.of("guess.speaks", column.name())
                : Remark.of(seen ? "guess.named" : "guess.namedEmpty", column.name());
        return Optional.of(new Candidate(
                field, new Guess.Found(column, Optional.empty(), seen ? 0.97 * name : 0.7 * name, reason), name));
    }

    /** An event's name is often a number that another file translates. */
    private Candidate eventName(FileProfile file, ColumnProfile column, double name) {
        Optional<ColumnMapping.Lookup> names = nameLookup(file, column);
        Remark reason = names.map(lookup -> Remark.of("guess.lookup", lookup.file(), lookup.value()))
                .orElse(Remark.of("guess.named", column.name()));
        double sure = column.fits(ValueType.NUMBER) && names.isEmpty() ? 0.6 : 0.97;
        return new Candidate(Field.EVENT_NAME, new Guess.Found(column, names, sure * name, reason), name);
    }

    private Optional<Candidate> account(FileProfile file, ColumnProfile column, double name) {
        if (folder.accounts().isEmpty()) {
            return name == 0 || !column.fits(ValueType.ID)
                    ? Optional.empty()
                    : Optional.of(new Candidate(
                            Field.ACCOUNT,
                            new Guess.Found(
                                    column, Optional.empty(), 0.9 * name, Remark.of("guess.named", column.name())),
                            name));
        }
        Key accounts = folder.accounts().get();
        double within = column.within(accounts.column().distinct());
        boolean telling = !column.fits(ValueType.NUMBER) && column.filled() > 0;
        if (within >= SAME_IDS && (name > 0 || telling)) {
            Remark reason =
                    Remark.of("guess.sameIds", share(within), accounts.file().name());
            return Optional.of(new Candidate(
                    Field.ACCOUNT,
                    new Guess.Found(column, Optional.empty(), name > 0 ? 0.99 : 0.85, reason),
                    1 + name));
        }
        Optional<Candidate> joined = joinedAccount(file, column, accounts, name);
        if (joined.isPresent() || name == 0 || !column.fits(ValueType.ID)) {
            return joined;
        }
        Remark reason = Remark.of(
                "guess.otherIds", column.name(), share(within), accounts.file().name());
        return Optional.of(new Candidate(
                Field.ACCOUNT, new Guess.Found(column, Optional.empty(), 0.5 * name, reason), name * 0.8));
    }

    /** The column holds ids of rows of another file (subscriptions, names of accounts) that names the account. */
    private Optional<Candidate> joinedAccount(FileProfile file, ColumnProfile column, Key accounts, double name) {
        if (column.filled() == 0 || column.fits(ValueType.NUMBER) || !column.fits(ValueType.ID)) {
            return Optional.empty();
        }
        return folder.files().stream()
                .filter(other -> other != file)
                .flatMap(other -> other.columns().stream()
                        .filter(key -> key.unique() && column.within(key.distinct()) >= SAME_IDS)
                        .flatMap(key -> accountColumn(other, accounts).stream()
                                .filter(value -> value != key)
                                .map(value -> new ColumnMapping.Lookup(other.name(), key.name(), value.name()))))
                .findFirst()
                .map(lookup -> new Candidate(
                        Field.ACCOUNT,
                        new Guess.Found(
                                column,
                                Optional.of(lookup),
                                0.93,
                                Remark.of("guess.lookup", lookup.file(), lookup.value())),
                        0.9 + name));
    }

    private static Optional<ColumnProfile> accountColumn(FileProfile file, Key accounts) {
        return file == accounts.file()
                ? Optional.of(accounts.column())
                : file.columns().stream()
                        .filter(column -> Headers.means(column.name(), Field.ACCOUNT, RowKind.CONTACTS) > 0
                                && column.within(accounts.column().distinct()) >= SAME_IDS)
                        .findFirst();
    }

    /** A small file with this column as its key and a column of names beside it. */
    private Optional<ColumnMapping.Lookup> nameLookup(FileProfile file, ColumnProfile column) {
        for (FileProfile other : folder.files()) {
            Optional<ColumnProfile> key = other.columns().stream()
                    .filter(candidate -> candidate.unique()
                            && Headers.normal(candidate.name()).equals(Headers.normal(column.name()))
                            && column.within(candidate.distinct()) >= SAME_IDS)
                    .findFirst();
            Optional<ColumnProfile> value = other.columns().stream()
                    .filter(candidate -> key.isPresent() && candidate != key.get() && !candidate.fits(ValueType.NUMBER))
                    .findFirst();
            if (other != file && other.whole() && value.isPresent()) {
                return Optional.of(new ColumnMapping.Lookup(
                        other.name(), key.orElseThrow().name(), value.get().name()));
            }
        }
        return Optional.empty();
    }

    private static boolean namedFor(FileProfile file, RowKind kind) {
        List<String> words = List.of(Headers.normal(file.name()).split("_"));
        return kind.fileWords().stream()
                .anyMatch(word -> words.contains(word) || words.contains(word + "s") || words.contains(word + "en"));
    }

    private static String share(double share) {
        return Math.round(share * 100) + " %";
    }
}
