package io.perennial.commands;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code perennial serve}: the server for a company's own data. */
@Command(name = "serve", description = "Starts the server; the first start makes the administrator.")
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PortOption port = new PortOption();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "0.0.0.0",
            description = "The address to listen on (default: all of this machine).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String host;

    @Option(names = "--end-when-ready", hidden = true, description = "Ends as soon as the page answers.")
    private boolean endsWhenReady;

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
        var plan = new Server.Plan("serve", data.directory(), host, port.number(), endsWhenReady, Map.of());
        return new Server(perennial.application(), Console.of(spec)).run(plan);
    }
}
