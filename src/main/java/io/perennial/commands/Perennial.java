package io.perennial.commands;

import io.perennial.database.CannotStart;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.aot.AbstractAotProcessor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program as a person starts it. */
@Command(
        name = "perennial",
        description = "Customer success: a company's data in, a health score with reasons out.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            KpisCommand.class,
            BacktestCommand.class,
            TrainCommand.class,
            AuditScoresCommand.class,
            ConfigCommand.class,
            VersionCommand.class
        },
        footer = {
            "",
            "PERENNIAL_DATABASE_URL names an external PostgreSQL (15 or newer) to use",
            "instead of the embedded one: postgres://user:password@host:5432/name",
            "PERENNIAL_LOG_MONTHS says for how many months the log of events is kept,",
            "2 to 600; 25 unless it is set. What was counted from it stays."
        })
public final class Perennial implements Runnable {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Perennial(Class<?> application) {
        this.application = application;
    }

    /**
     * Runs one command to its end.
     *
     * @param application the boot class
     * @return the exit code: 0 done, 1 could not be done, 2 not understood
     */
    public static int run(Class<?> application, String... arguments) {
        LoggingSystem.get(Perennial.class.getClassLoader()).beforeInitialize();
        return line(application).execute(arguments);
    }

    /** Does nothing but in the build, which asks how a server is put together and ends the start itself. */
    public static void describe(Class<?> application) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            Context.describe(application);
        }
    }

    static CommandLine line(Class<?> application) {
        return new CommandLine(new Perennial(application))
                .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, line))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** What a person can mend is one sentence; all else keeps its trace, for it is ours to mend. */
    private static int failed(Exception failure, CommandLine line) {
        if (failure instanceof CannotStart refusal) {
            line.getErr().println(Ansi.AUTO.string("@|red " + "Perennial:|@ ") + refusal.sentence());
        } else {
            failure.printStackTrace(line.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    Class<?> application() {
        return application;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
