package io.perennial.commands;

import io.perennial.database.Database;
import io.perennial.shared.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial version}: what a person who asks for help should tell. */
@Command(name = "version", description = "Shows the versions of Perennial, Java and PostgreSQL.")
final class VersionCommand implements Runnable, IVersionProvider {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--help", usageHelp = true, description = "Shows this help and ends.")
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        for (var line : getVersion()) {
            spec.commandLine().getOut().println(line);
        }
    }

    @Override
    public String[] getVersion() {
        var program = Program.current();
        return new String[] {
            "Perennial " + program.version(),
            "commit " + program.commit() + (program.changed() ? " with changes" : ""),
            "Java " + Runtime.version(),
            "PostgreSQL " + Database.EMBEDDED_VERSION + " (embedded)"
        };
    }
}
