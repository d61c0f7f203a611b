package io.perennial.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
