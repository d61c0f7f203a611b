package io.perennial.commands;

import io.perennial.access.Actor;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationKind;
import io.perennial.configuration.ConfigurationText;
import io.perennial.configuration.FolderChange;
import io.perennial.configuration.FolderChange.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial config}: the texts of the installation as files, e.g. to keep them in version control. */
@Command(
        name = "config",
        description = "Lists the configuration, writes it to a folder, compares or applies a folder.",
        footer = {
            "",
            "A folder holds one folder for each kind of text, e.g. tracking-plan/default.yaml.",
            "Applying saves what differs: all files or, if one has an error, none.",
            "A text that is not in the folder stays as it is."
        })
final class ConfigCommand extends DataCommand {

    @Parameters(index = "0", paramLabel = "ACTION", description = "list, export, diff or apply.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ConfigAction action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FOLDER", description = "Needed by all but list.")
    private @Nullable Path folder;

    @Option(
            names = "--comment",
            paramLabel = "TEXT",
            description = "Why the texts are changed; kept with each version.")
    private String comment = "applied from a folder";

    /** What to do with the texts. */
    enum ConfigAction {
        LIST,
        EXPORT,
        DIFF,
        APPLY
    }

    @Override
    int run(BeanFactory facades, Console console) {
        Configuration configuration = facades.getBean(Configuration.class);
        Path place = folder;
        if (action == ConfigAction.LIST) {
            return list(configuration, console);
        }
        if (place == null || (action != ConfigAction.EXPORT && !Files.isDirectory(place))) {
            console.say(
                    place == null
                            ? "Say which folder: perennial config "
                                    + action.name().toLowerCase(Locale.ROOT) + " FOLDER"
                            : "There is no folder " + place + ".");
            return 1;
        }
        return switch (action) {
            case LIST -> list(configuration, console);
            case EXPORT -> say(configuration.export(place), false, "written to", place, console);
            case DIFF -> say(configuration.diff(place), true, "compared with", place, console);
            case APPLY ->
                say(
                        configuration.apply(place, new Actor.Process("config command"), comment),
                        false,
                        "applied from",
                        place,
                        console);
        };
    }

    private static int list(Configuration configuration, Console console) {
        for (ConfigurationKind kind : configuration.kinds()) {
            for (ConfigurationText text : configuration.currents(kind.name())) {
                console.print("%-40s version %-4d %s, %s"
                        .formatted(kind.name() + "/" + text.key(), text.version(), text.author(), text.at()));
            }
        }
        configuration
                .offers()
                .forEach(o -> console.say("A newer default came with this release: " + o.kind() + "/" + o.key()));
        return 0;
    }

    private static int say(List<FolderChange> changes, boolean inFull, String done, Path folder, Console console) {
        for (FolderChange change : changes) {
            change.problems().forEach(p -> console.say(change.file() + ": " + p));
            if (inFull && !change.diff().isEmpty()) {
                console.print(change.diff().stripTrailing());
            } else if (change.state() == State.NEW || change.state() == State.CHANGED) {
                console.print(word(change.state()) + " " + change.kind() + "/" + change.key());
            }
        }
        Map<State, Long> count = changes.stream()
                .collect(Collectors.groupingBy(
                        FolderChange::state, () -> new EnumMap<>(State.class), Collectors.counting()));
        boolean refused = count.containsKey(State.INVALID);
        String summary = count.entrySet().stream()
                .map(e -> e.getValue() + " " + word(e.getKey()))
                .collect(Collectors.joining(", "));
        console.say((refused && !inFull ? "Nothing was " : "Texts ") + done + " " + folder + ": "
                + (summary.isEmpty() ? "there are none" : summary) + ".");
        return refused ? 1 : 0;
    }

    private static String word(State state) {
        return switch (state) {
            case NEW -> "new";
            case CHANGED -> "changed";
            case UNCHANGED -> "unchanged";
            case NOT_IN_FOLDER -> "not in the folder";
            case INVALID -> "with errors";
        };
    }
}
