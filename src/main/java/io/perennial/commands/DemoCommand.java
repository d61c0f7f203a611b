package io.perennial.commands;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code perennial demo}: sample data and sign-in by one click, reachable from this machine only. */
@Command(name = "demo", description = "Starts with sample data, for this machine only.")
final class DemoCommand implements Callable<Integer> {

    private static final String THIS_MACHINE = "127.0.0.1";

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PortOption port = new PortOption();

    @Option(names = "--help", usageHelp = true, description = "Shows this help and ends.")
    private boolean help;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Perennial perennial;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var plan = new Server.Plan(
                "demo", data.directory(), THIS_MACHINE, port.number(), false, Map.of("perennial.demo", "true"));
        return new Server(perennial.application(), Console.of(spec)).run(plan);
    }
}
