package io.perennial.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The database files of the embedded server: made once, complete or not at all. */
final class Cluster {

    static final String USER = "perennial";

    private static final int PASSWORD_BYTES = 30;

    private final DataDirectory directory;
    private final PostgresBinaries binaries;
    private final Identity identity;

    Cluster(DataDirectory directory, PostgresBinaries binaries, Identity identity) {
        this.directory = directory;
        this.binaries = binaries;
        this.identity = identity;
    }

    /** Makes the files if there are none, and checks that this PostgreSQL can read those that are there. */
    void prepare(boolean durable) throws IOException {
        if (!Files.exists(directory.cluster())) {
            initialise(durable);
        }
        identity.own(directory.cluster());
        checkVersion();
    }

    private void checkVersion() throws IOException {
        int found = Integer.parseInt(
                Files.readString(directory.cluster().resolve("PG_VERSION")).strip());
        if (found > PostgresBinaries.MAJOR) {
            throw new CannotStart(
                    "The database in %s was written by PostgreSQL %d, and this Perennial brings %d: update Perennial or use another --data."
                            .formatted(directory.path(), found, PostgresBinaries.MAJOR));
        }
        if (found < PostgresBinaries.MAJOR) {
            throw new CannotStart(
                    "The database in %s was written by PostgreSQL %d, and this Perennial brings %d: export it with the Perennial that wrote it."
                            .formatted(directory.path(), found, PostgresBinaries.MAJOR));
        }
    }

    private void initialise(boolean durable) throws IOException {
        var fresh = directory.path().resolve("postgres.new");
        var password = directory.path().resolve("postgres.password.new");
        Folders.delete(fresh);
        Folders.folder(fresh);
        Files.deleteIfExists(password);
        try (var out = Folders.create(password)) {
            out.write(newPassword().getBytes(StandardCharsets.US_ASCII));
        }
        var copy = passwordFor(fresh, password);
        var outcome = Commands.run(initdb(fresh, copy, durable));
        Files.deleteIfExists(copy);
        if (!outcome.succeeded()) {
            throw Diagnosis.of(outcome.output(), directory);
        }
        identity.own(fresh);
        Files.move(password, directory.passwordFile(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** initdb may run as someone who can read neither our file nor our folder: the copy lies where he can. */
    private Path passwordFor(Path fresh, Path password) throws IOException {
        identity.ownWithName(fresh);
        var copy = Files.createTempFile("perennial-", ".password");
        Files.copy(password, copy, StandardCopyOption.REPLACE_EXISTING);
        identity.ownWithName(copy);
        return copy;
    }

    private List<String> initdb(Path fresh, Path password, boolean durable) {
        var words = new ArrayList<>(identity.prefixWithName());
        words.addAll(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums"));
        if (!durable) {
            words.add("--no-sync");
        }
        return words;
    }

    private static String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
