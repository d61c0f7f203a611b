package io.perennial.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs, for it refuses to run as root: as ourselves, as a user id of its own, or as root without
 * rights in a user namespace. The prefix goes before each of its commands.
 */
sealed interface Identity {

    /** A user id that no one else uses, for data that root owns. */
    int DEDICATED_USER = 15432;

    /** The user whom every system knows by name; initdb refuses to run as someone without a name. */
    int NOBODY = 65534;

    /** The words before a command that is to run with this identity and to end with us. */
    List<String> prefix();

    /** The words before initdb, which needs a user with a name. */
    default List<String> prefixWithName() {
        return prefix();
    }

    /** Makes the folder this identity's own. */
    void own(Path folder) throws IOException;

    /** Makes the folder initdb's own. */
    default void ownWithName(Path folder) throws IOException {
        own(folder);
    }

    /** We are not root: PostgreSQL runs as we do. */
    record Ourselves(boolean namespaced) implements Identity {
        @Override
        public List<String> prefix() {
            return Identity.words(List.of(), true);
        }

        @Override
        public List<String> prefixWithName() {
            return Identity.words(namespaced ? List.of("unshare", "--user") : List.of(), true);
        }

        @Override
        public void own(Path folder) {
            // it is ours already
        }
    }

    /** We are root: PostgreSQL runs as another user, who owns its files. */
    record Other(int user, int group, boolean named) implements Identity {
        @Override
        public List<String> prefix() {
            return as(user, group);
        }

        @Override
        public List<String> prefixWithName() {
            return named ? prefix() : as(NOBODY, NOBODY);
        }

        private static List<String> as(int user, int group) {
            return Identity.words(
                    List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--pdeathsig", "INT"),
                    false);
        }

        @Override
        public void own(Path folder) throws IOException {
            Folders.give(folder, user, group);
        }

        @Override
        public void ownWithName(Path folder) throws IOException {
            Folders.give(folder, named ? user : NOBODY, named ? group : NOBODY);
        }
    }

    /**
     * We are root, and others cannot reach the folder or setpriv is not there: PostgreSQL runs without root's rights.
     */
    record Namespaced() implements Identity {
        @Override
        public List<String> prefix() {
            return Identity.words(List.of("unshare", "--user"), true);
        }

        @Override
        public void own(Path folder) throws IOException {
            Folders.give(folder, 0, 0);
        }
    }

    /** The first identity with which PostgreSQL's programs really run here. */
    static Identity choose(PostgresBinaries binaries, DataDirectory directory) throws IOException {
        boolean root = Commands.linuxOrMac() && Commands.user() == 0;
        var outputs = new ArrayList<String>();
        for (var candidate : root ? asRoot(directory) : List.of(ourselves())) {
            var trial = new ArrayList<>(candidate.prefix());
            trial.addAll(List.of(binaries.program("postgres").toString(), "--version"));
            var outcome = Commands.run(trial);
            // a program that may not read its own file says so and ends well all the same
            if (outcome.succeeded() && !outcome.output().contains("Permission denied")) {
                return candidate;
            }
            outputs.add(outcome.output());
        }
        // another user may not reach the libraries of a folder that only root may enter: only the last word counts
        if (!root || Diagnosis.missesLibrary(outputs.getLast())) {
            throw Diagnosis.of(outputs.getLast(), directory);
        }
        throw new CannotStart(
                "PostgreSQL cannot run as root, and neither setpriv nor unshare works here: start Perennial as an ordinary user, install util-linux, or let PERENNIAL_DATABASE_URL name a PostgreSQL.");
    }

    private static List<Identity> asRoot(DataDirectory directory) throws IOException {
        int owner = Folders.owner(directory.path());
        int user = owner == 0 ? DEDICATED_USER : owner;
        int group = owner == 0 ? DEDICATED_USER : Folders.group(directory.path());
        return List.of(new Other(user, group, hasName(user)), new Namespaced());
    }

    private static Identity ourselves() {
        return new Ourselves(Commands.linuxOrMac() && !hasName(Commands.user()) && Commands.exists("unshare"));
    }

    private static boolean hasName(int user) {
        try (Stream<String> users = Files.lines(Path.of("/etc/passwd"))) {
            return users.anyMatch(line -> line.split(":", -1).length > 2 && line.split(":", -1)[2].equals("" + user));
        } catch (IOException e) {
            return true; // users are kept elsewhere; initdb will say so if this one is not
        }
    }

    /** A session of its own keeps Ctrl-C from the server; the death signal stops it even if we are killed. */
    private static List<String> words(List<String> switching, boolean endWithUs) {
        var words = new ArrayList<String>();
        if (Commands.exists("setsid")) {
            words.add("setsid");
        }
        words.addAll(switching);
        if (endWithUs && Commands.exists("setpriv")) {
            words.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        }
        return List.copyOf(words);
    }
}
