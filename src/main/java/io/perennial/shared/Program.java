package io.perennial.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which program this is.
 *
 * @param version e.g. "0.1.0"; "(development)" outside of a build
 * @param commit short, e.g. "b641524"; "unknown" outside of a build
 * @param changed the sources were changed after that commit
 */
public record Program(String version, String commit, boolean changed) {

    private static final Program THIS = read();

    public static Program current() {
        return THIS;
    }

    /** On one line, e.g. "0.1.0 (b641524)". */
    public String text() {
        return version + " (" + commit + (changed ? "+" : "") + ")";
    }

    private static Program read() {
        var build = new Properties();
        try (InputStream file = Program.class.getResourceAsStream("/git.properties")) {
            if (file != null) {
                build.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Program(
                build.getProperty("git.build.version", "(development)"),
                build.getProperty("git.commit.id.abbrev", "unknown"),
                Boolean.parseBoolean(build.getProperty("git.dirty")));
    }
}
