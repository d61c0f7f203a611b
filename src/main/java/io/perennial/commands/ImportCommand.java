package io.perennial.commands;

import io.perennial.connect.Connections;
import io.perennial.connect.FileMapping;
import io.perennial.connect.ImportJob;
import io.perennial.connect.ImportPlan;
import io.perennial.shared.SourceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial import}: files in, scores out. Running it again changes nothing. */
@Command(
        name = "import",
        description = "Imports a CSV file, or a folder of them with its import.yaml.",
        footer = {
            "",
            "What the columns mean is recognised and shown. To change it, write the shown",
            "mapping into a file (--show-mapping > mapping.yaml), edit it, and give it back",
            "with --mapping; or change one column with --set. Rows that cannot be taken",
            "come out with --rejects."
        })
final class ImportCommand extends DataCommand {

    /** Below this an import asks before it runs. */
    private static final double UNSURE = 0.6;

    @Parameters(index = "0", paramLabel = "PATH", description = "A .csv, .tsv or .txt file (also .gz), or a folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path path;

    @Option(names = "--source", paramLabel = "NAME", description = "Name of the source (default: that of the folder).")
    private @Nullable String source;

    @Option(names = "--dry-run", description = "Says what would happen and writes nothing.")
    private boolean dryRun;

    @Option(names = "--mapping", paramLabel = "FILE", description = "YAML that says what the columns mean.")
    private @Nullable Path mapping;

    @Option(
            names = "--set",
            paramLabel = "FILE.COLUMN=FIELD",
            description = "Says what one column means; or FILE=KIND.")
    private List<String> sets = List.of();

    @Option(names = "--save-mapping", description = "Uses this mapping for files of these names from now on.")
    private boolean saveMapping;

    @Option(names = "--show-mapping", description = "Prints the mapping as YAML and ends.")
    private boolean showMapping;

    @Option(names = "--rejects", paramLabel = "FILE", description = "Writes rows that could not be taken as CSV.")
    private @Nullable Path rejects;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    @Override
    int run(BeanFactory facades, Console console) {
        Connections connections = facades.getBean(Connections.class);
        ImportScreen screen = new ImportScreen(console);
        Optional<SourceKey> key = Optional.ofNullable(source).map(SourceKey::new);
        return switch (connections.plan(path, key, mappingText(), sets)) {
            case Connections.Planned.Refused(List<String> reasons) -> {
                reasons.forEach(console::say);
                yield 1;
            }
            case Connections.Planned.Ready(ImportPlan plan) -> run(connections, plan, screen, console);
        };
    }

    private String mappingText() {
        try {
            return mapping == null ? "" : Files.readString(mapping);
        } catch (IOException e) {
            throw new UncheckedIOException("the mapping " + mapping + " cannot be read", e);
        }
    }

    private int run(Connections connections, ImportPlan plan, ImportScreen screen, Console console) {
        if (showMapping) {
            console.print(plan.yaml());
            return 0;
        }
        screen.show(plan);
        if (!plan.anything()) {
            console.say(screen.text("cli.nothingToImport"));
            return 1;
        }
        if (unsure(plan) && !dryRun && !yes && !screen.confirms()) {
            console.say(screen.text("cli.notConfirmed"));
            return 1;
        }
        if (saveMapping) {
            connections.saveMapping(plan, null);
        }
        ImportJob done = connections.run(plan, dryRun, null, screen);
        screen.finish(done);
        writeRejects(connections, done, screen);
        return done.state() == ImportJob.State.DONE ? 0 : 1;
    }

    private static boolean unsure(ImportPlan plan) {
        return plan.mapping().files().stream()
                .filter(file -> ImportPlan.tells(file.kind()))
                .anyMatch(file -> file.confidence() < UNSURE || unsure(file));
    }

    private static boolean unsure(FileMapping file) {
        return file.columns().stream()
                .anyMatch(column ->
                        column.confidence() < UNSURE && !column.target().equals("ignore"));
    }

    private void writeRejects(Connections connections, ImportJob done, ImportScreen screen) {
        if (rejects == null) {
            return;
        }
        try (var out = Files.newBufferedWriter(rejects, StandardCharsets.UTF_8)) {
            connections.rejects(done.id(), out, screen::text);
        } catch (IOException e) {
            throw new UncheckedIOException("the rejects cannot be written into " + rejects, e);
        }
    }
}
