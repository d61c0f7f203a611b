package io.perennial.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void aMissingFolderIsMade() {
        var directory = DataDirectory.at(folder.resolve("a/b"));

        assertThat(directory.path()).isDirectory();
    }

    @Test
    void oneProcessAtATimeOwnsTheFolder() {
        try (var first = DataDirectory.at(folder)) {
            assertThat(first.claim("serve")).isEmpty();
            first.answersAt("http://localhost:8080");

            var other = DataDirectory.at(folder).claim("serve");

            assertThat(other.orElseThrow().sentence(folder))
                    .contains("already runs on " + folder)
                    .contains("http://localhost:8080")
                    .contains("serve, process " + ProcessHandle.current().pid());
        }

        try (var next = DataDirectory.at(folder)) {
            assertThat(next.claim("serve")).isEmpty();
        }
    }

    @Test
    void aCommandWorksBesideAServerOfItsOwnBuildOnly() {
        var server =
                new DataDirectory.Running(4711, "serve", Optional.empty(), Optional.of(5432), Optional.of("build-1"));
        var older = new DataDirectory.Running(4711, "serve", Optional.empty(), Optional.of(5432), Optional.empty());

        assertThat(DataDirectory.Running.from(server.toProperties())).isEqualTo(server);
        assertThatCode(() -> server.checkProgram(folder, Optional.of("build-1")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> server.checkProgram(folder, Optional.of("build-2")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Another build of Perennial runs on " + folder + " (serve, process 4711)")
                .hasMessageContaining("stop it first");
        assertThatThrownBy(() -> older.checkProgram(folder, Optional.of("build-2")))
                .isInstanceOf(CannotStart.class);
    }

    @Test
    void aBuildIsToldByWhatItHoldsAndNotByWhenItWasPacked() throws IOException {
        var one = Program.of(archive("one.jar", "text", 1));
        var packedAgain = Program.of(archive("again.jar", "text", 2));
        var other = Program.of(archive("other.jar", "texts", 1));

        assertThat(one).isPresent().isEqualTo(packedAgain).isNotEqualTo(other);
        assertThat(Program.of(folder)).isEmpty();
    }

    private Path archive(String name, String content, long day) throws IOException {
        var file = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            var entry = new ZipEntry("io/perennial/Some.class");
            entry.setTime(Duration.ofDays(10_000 + day).toMillis());
            out.putNextEntry(entry);
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void aFolderOfANewerVersionIsRefused() throws IOException {
        Files.writeString(folder.resolve("format.properties"), "format=99\n");

        assertThatThrownBy(() -> DataDirectory.at(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("written by a newer Perennial (format 99")
                .hasMessageContaining("update Perennial");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.at(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() {
        assertThatThrownBy(() -> DataDirectory.at(Path.of("/proc/perennial")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be read and written");
    }

    @Test
    void aDatabaseOfANewerPostgresqlIsRefused() throws IOException {
        var data = TestDatabase.folder();
        Files.createDirectory(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "99\n");

        assertThatThrownBy(() -> Database.throwaway(DataDirectory.at(data)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PostgreSQL 99")
                .hasMessageContaining("update Perennial");
    }

    @Test
    void logsAndPasswordsAreForTheOwnerOnly() throws IOException {
        var directory = DataDirectory.at(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.logs())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("format.properties"))))
                .isEqualTo("rw-------");
    }
}
