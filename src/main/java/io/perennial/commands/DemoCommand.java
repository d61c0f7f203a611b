package io.perennial.commands;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    /** What there are texts in. */
    enum Language {
        en,
        de
    }

    private static final String THIS_MACHINE = "127.0.0.1";

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PortOption port = new PortOption();

    @Option(
            names = "--language",
            paramLabel = "en|de",
            description = "What the company's people write in; the machine's language if not said.")
    private Optional<Language> language = Optional.empty();

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
        Map<String, String> settings = new HashMap<>(Map.of("perennial.demo", "true"));
        language.ifPresent(spoken -> settings.put("perennial.demo-language", spoken.name()));
        var plan = new Server.Plan("demo", data.directory(), THIS_MACHINE, port.number(), false, settings);
        return new Server(perennial.application(), Console.of(spec)).run(plan);
    }
}
