package io.perennial.connect;

import io.perennial.configuration.Problem;
import io.perennial.shared.SourceKey;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at a file or folder and says how it would be imported. */
final class Planner {

    static final Pattern ROWS = Pattern.compile(".*\\.(csv|tsv|txt)(\\.gz)?", Pattern.CASE_INSENSITIVE);
    static final String STATEMENT = "import.yaml";

    private Planner() {}

    /**
     * @param saved what was saved for this source before
     * @param said what was said on top of everything else
     */
    static Connections.Planned plan(Path origin, Optional<SourceKey> source, Statement saved, Statement said) {
        List<Path> files;
        Statement own;
        try {
            files = files(origin);
            switch (statement(origin)) {
                case MappingText.Read.Understood(Statement statement) -> own = statement;
                case MappingText.Read.Wrong(List<Problem> problems) -> {
                    return refused(problems.stream()
                            .map(problem -> STATEMENT + ", " + problem)
                            .toList());
                }
            }
            if (files.isEmpty()) {
                return refused(
                        List.of("There is no .csv, .tsv or .txt file there (also as .gz, or several in a .zip)."));
            }
            Statement all = saved.and(own).and(said);
            List<FileProfile> profiles = profiles(files, all);
            List<String> problems = unknown(own.and(said), profiles);
            SourceKey key = source.or(() -> all.source().map(SourceKey::new)).orElseGet(() -> named(origin));
            return problems.isEmpty()
                    ? new Connections.Planned.Ready(
                            new ImportPlan(key, origin, Recognition.of(profiles, all), profiles))
                    : refused(problems);
        } catch (IOException e) {
            return refused(List.of(origin + " cannot be read: " + e.getMessage()));
        }
    }

    private static Connections.Planned refused(List<String> reasons) {
        return new Connections.Planned.Refused(reasons);
    }

    private static List<FileProfile> profiles(List<Path> files, Statement all) throws IOException {
        List<FileProfile> profiles = new ArrayList<>();
        for (Path file : files) {
            Statement.File said = all.about(String.valueOf(file.getFileName()));
            CsvDialect found = CsvDialect.of(file);
            Charset charset = said.charset().orElse(found.charset());
            CsvDialect dialect = found.with(said.separator().orElse(found.separator()), charset);
            profiles.add(FileProfile.of(file, String.valueOf(file.getFileName()), dialect));
        }
        return profiles;
    }

    /** Names of columns that were said but do not exist; files of another day may be missing. */
    private static List<String> unknown(Statement all, List<FileProfile> profiles) {
        return profiles.stream()
                .flatMap(profile -> all.about(profile.name()).columns().keySet().stream()
                        .filter(column -> profile.column(column).isEmpty())
                        .map(column -> profile.name() + " has no column '" + column + "'; it has "
                                + profile.columns().stream()
                                        .map(ColumnProfile::name)
                                        .collect(Collectors.joining(", "))))
                .toList();
    }

    private static List<Path> files(Path origin) throws IOException {
        if (!Files.isDirectory(origin)) {
            return List.of(origin);
        }
        try (Stream<Path> all = Files.list(origin)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> ROWS.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static MappingText.Read statement(Path origin) throws IOException {
        Path file = Files.isDirectory(origin) ? origin.resolve(STATEMENT) : origin.resolveSibling(STATEMENT);
        return Files.exists(file)
                ? MappingText.read(Files.readString(file))
                : new MappingText.Read.Understood(Statement.NOTHING);
    }

    /** The folder's or file's own name, e.g. "CRM export.csv.gz" -> "crm-export". */
    static SourceKey named(Path origin) {
        String name = String.valueOf(origin.toAbsolutePath().normalize().getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\.(csv|tsv|txt)(\\.gz)?$", "");
        String key = Headers.normal(name).replace('_', '-');
        return new SourceKey(key.isEmpty() ? "import" : key.substring(0, Math.min(63, key.length())));
    }
}
