package io.perennial.commands;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data directory, named alike on every command. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The folder that holds all data (default: ./data).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    Path directory() {
        return directory;
    }
}
