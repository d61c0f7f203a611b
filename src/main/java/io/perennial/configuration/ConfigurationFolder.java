package io.perennial.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts as files: {@code folder/kind/key.extension}. Hidden files and files beside the kinds' folders are left alone.
 */
final class ConfigurationFolder {

    private static final long LARGEST_FILE = 1_000_000;

    private final Path folder;

    ConfigurationFolder(Path folder) {
        this.folder = folder;
    }

    /** Says what is wrong with a text. */
    interface Check {
        List<Problem> problems(String kind, String key, String text);
    }

    List<FolderChange> write(List<ConfigurationKind> kinds, Function<String, List<ConfigurationText>> current) {
        List<FolderChange> changes = new ArrayList<>();
        for (ConfigurationKind kind : kinds) {
            for (ConfigurationText text : current.apply(kind.name())) {
                changes.add(write(kind, text));
            }
        }
        return changes;
    }

    List<FolderChange> compare(
            List<ConfigurationKind> kinds, Function<String, List<ConfigurationText>> current, Check check) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder);
        }
        List<FolderChange> changes = new ArrayList<>(strangers(kinds));
        for (ConfigurationKind kind : kinds) {
            Map<String, String> inForce = current.apply(kind.name()).stream()
                    .collect(Collectors.toMap(ConfigurationText::key, ConfigurationText::text));
            List<Path> files = files(kind);
            files.forEach(f -> changes.add(compare(kind, f, inForce.get(key(kind, f)), check)));
            inForce.keySet().stream()
                    .filter(key -> files.stream().noneMatch(f -> key(kind, f).equals(key)))
                    .sorted()
                    .map(key -> new FolderChange(
                            file(kind, key),
                            kind.name(),
                            key,
                            FolderChange.State.NOT_IN_FOLDER,
                            Optional.empty(),
                            "",
                            List.of()))
                    .forEach(changes::add);
        }
        return changes;
    }

    private FolderChange write(ConfigurationKind kind, ConfigurationText text) {
        Path file = file(kind, text.key());
        try {
            boolean there = Files.isRegularFile(file);
            String before = there ? Files.readString(file) : "";
            FolderChange.State state = !there
                    ? FolderChange.State.NEW
                    : before.equals(text.text()) ? FolderChange.State.UNCHANGED : FolderChange.State.CHANGED;
            if (state != FolderChange.State.UNCHANGED) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.text());
            }
            String diff = TextDiff.unified("before", before, "in force", text.text());
            return new FolderChange(file, kind.name(), text.key(), state, Optional.of(text.text()), diff, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private FolderChange compare(
            ConfigurationKind kind, Path file, @org.jspecify.annotations.Nullable String inForce, Check check) {
        String key = key(kind, file);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return invalid(kind, file, Problem.of("the file is larger than " + LARGEST_FILE + " bytes"));
            }
            String text = Files.readString(file).replace("\r\n", "\n");
            List<Problem> problems = check.problems(kind.name(), key, text);
            FolderChange.State state = !problems.isEmpty()
                    ? FolderChange.State.INVALID
                    : inForce == null
                            ? FolderChange.State.NEW
                            : inForce.equals(text) ? FolderChange.State.UNCHANGED : FolderChange.State.CHANGED;
            String diff = TextDiff.unified("in force", inForce == null ? "" : inForce, file.toString(), text);
            return new FolderChange(file, kind.name(), key, state, Optional.of(text), diff, problems);
        } catch (CharacterCodingException notText) {
            return invalid(kind, file, Problem.of("the file is not UTF-8 text"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static FolderChange invalid(ConfigurationKind kind, Path file, Problem problem) {
        return new FolderChange(
                file, kind.name(), key(kind, file), FolderChange.State.INVALID, Optional.empty(), "", List.of(problem));
    }

    /** Folders that look like a misspelt kind, and files of another extension inside a kind's folder. */
    private List<FolderChange> strangers(List<ConfigurationKind> kinds) {
        List<String> names = kinds.stream().map(ConfigurationKind::name).toList();
        Stream<FolderChange> folders = list(folder).stream()
                .filter(p ->
                        Files.isDirectory(p) && !names.contains(p.getFileName().toString()))
                .map(p -> stranger(
                        p,
                        "no kind of configuration is named '" + p.getFileName() + "'"
                                + Nearest.to(p.getFileName().toString(), names)
                                        .map(n -> " - did you mean '" + n + "'?")
                                        .orElse("; known are " + String.join(", ", names))));
        Stream<FolderChange> files = kinds.stream()
                .flatMap(kind -> list(folder.resolve(kind.name())).stream()
                        .filter(p -> !p.getFileName().toString().endsWith("." + kind.extension()))
                        .map(p -> stranger(p, "a file here must end in ." + kind.extension())));
        return Stream.concat(folders, files).toList();
    }

    private static FolderChange stranger(Path path, String message) {
        return new FolderChange(
                path,
                "",
                path.getFileName().toString(),
                FolderChange.State.INVALID,
                Optional.empty(),
                "",
                List.of(Problem.of(message)));
    }

    private List<Path> files(ConfigurationKind kind) {
        return list(folder.resolve(kind.name())).stream()
                .filter(p -> p.getFileName().toString().endsWith("." + kind.extension()))
                .filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }

    private Path file(ConfigurationKind kind, String key) {
        return folder.resolve(kind.name()).resolve(key + "." + kind.extension());
    }

    private static String key(ConfigurationKind kind, Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - kind.extension().length() - 1);
    }
}
