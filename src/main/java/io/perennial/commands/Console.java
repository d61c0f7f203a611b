package io.perennial.commands;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command speaks: results go out, words about the work go beside them, so that results can be piped. */
record Console(PrintWriter out, PrintWriter beside) {

    static Console of(CommandSpec spec) {
        return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** One line of result. */
    void print(String line) {
        out.println(line);
        out.flush();
    }

    /** One line about the work. */
    void say(String line) {
        beside.println(line);
        beside.flush();
    }
}
