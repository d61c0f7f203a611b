package io.perennial.commands;

import java.util.concurrent.Callable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * A command that works on the data and ends. Its options are fields, its body gets the modules' facades; it starts the
 * database itself, or uses that of the server that runs on the same data. Each is listed in {@link Perennial}.
 */
abstract class DataCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--help", usageHelp = true, description = "Shows this help and ends.")
    private boolean help;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Perennial perennial;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /**
     * Does the work.
     *
     * @param facades the running application without pages
     * @return the exit code: 0 done, 1 could not be done
     */
    abstract int run(BeanFactory facades, Console console);

    @Override
    public final Integer call() {
        var console = Console.of(spec);
        try (var installation = Installation.share(data.directory(), spec.name(), console::say)) {
            var stop = new Thread(installation::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            try (var context = Context.command(perennial.application(), installation)) {
                return run(context, console);
            }
        }
    }
}
