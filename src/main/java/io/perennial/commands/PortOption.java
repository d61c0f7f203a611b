package io.perennial.commands;

import picocli.CommandLine.Option;

/** The port of the pages, named alike on every command that serves them. */
final class PortOption {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port of the pages (default: 8080; 0 takes a free one).")
    private int number;

    int number() {
        return number;
    }
}
