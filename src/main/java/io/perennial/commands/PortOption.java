package io.perennial.commands;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The port of the pages, named alike on every command that serves them. */
final class PortOption {

    private static final int LAST = 65_535;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port of the pages (default: 8080; 0 takes a free one).")
    private int number;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    int number() {
        if (number < 0 || number > LAST) {
            throw new ParameterException(
                    command.commandLine(), "A port lies in 0..%d, but --port is %d.".formatted(LAST, number));
        }
        return number;
    }
}
