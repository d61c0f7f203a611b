package io.perennial.database;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What PostgreSQL's own words mean for the person who started us: {@code error while loading shared libraries:
 * libxml2.so.2: ...} becomes "the library libxml2.so.2 is missing: install it".
 */
final class Diagnosis {

    private static final Pattern LIBRARY =
            Pattern.compile("(?:loading shared libraries: |Library not loaded: )([^\\s:]+)");

    /** One row: what the words contain, and the sentence, given the data directory and the words' last line. */
    private record Rule(Pattern words, String sentence) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "No space left on device|Disk quota exceeded",
                    "The disk that holds %1$s is full: free some space and start again."),
            rule(
                    "has group or world access|Permission denied|could not access directory|wrong ownership",
                    "PostgreSQL may not use its files in %1$s (%2$s): mend their rights, start as their owner or use another --data."),
            rule(
                    "database files are incompatible with server",
                    "The database in %1$s was written by another version of PostgreSQL (%2$s): start it with the Perennial that wrote it."),
            rule(
                    "could not resize shared memory|could not create shared memory|could not map anonymous shared memory",
                    "There is not enough memory for PostgreSQL (%2$s): free some and start again."),
            rule(
                    "could not look up effective user",
                    "PostgreSQL needs a user with a name, and the one that runs Perennial has none: add it to /etc/passwd."),
            rule(
                    "invalid checkpoint record|could not locate a valid checkpoint|invalid page|checksum",
                    "The database in %1$s is damaged (%2$s): bring back a backup; the log is %1$s/logs/postgres.log."),
            rule(
                    "No such file or directory",
                    "PostgreSQL's programs do not run on this system (%2$s): let PERENNIAL_DATABASE_URL name a PostgreSQL 15 or newer."));

    private Diagnosis() {}

    private static Rule rule(String words, String sentence) {
        return new Rule(Pattern.compile(words), sentence);
    }

    static boolean missesLibrary(String output) {
        return LIBRARY.matcher(output).find();
    }

    /** The reason to show for what PostgreSQL printed before it gave up. */
    static CannotStart of(String output, DataDirectory directory) {
        var library = LIBRARY.matcher(output);
        if (library.find()) {
            return new CannotStart(
                    "PostgreSQL cannot start because the library %s is missing: install the package that brings it."
                            .formatted(library.group(1)));
        }
        for (var rule : RULES) {
            var found = rule.words().matcher(output);
            if (found.find()) {
                return new CannotStart(rule.sentence().formatted(directory.path(), lineAround(output, found.start())));
            }
        }
        return new CannotStart("PostgreSQL did not start (%s): the log is %s/logs/postgres.log."
                .formatted(lastLine(output), directory.path()));
    }

    private static String lineAround(String output, int position) {
        int start = output.lastIndexOf('\n', position) + 1;
        int end = output.indexOf('\n', position);
        return output.substring(start, end < 0 ? output.length() : end).strip();
    }

    private static String lastLine(String output) {
        var lines = output.strip().lines().toList();
        return lines.isEmpty() ? "it said nothing" : lines.getLast().strip();
    }
}
