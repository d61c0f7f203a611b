package io.perennial.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The embedded server and an external one, through the same door. */
class DatabaseTest {

    @Test
    void aServerLeftBehindIsStoppedAndItsDataIsKept() throws SQLException {
        var directory = DataDirectory.at(TestDatabase.folder());
        directory.claim("test");
        var first = Database.throwaway(directory);
        execute(first, "create table kept as select 42 as answer");

        var second = Database.throwaway(directory); // the first was not closed, as after a crash

        assertThat(answer(second, "select answer from kept")).isEqualTo("42");
        assertThatThrownBy(first::connect).isInstanceOf(SQLException.class);
        second.close();
        directory.close();
    }

    @Test
    void anotherProcessUsesTheRunningServer() throws SQLException {
        var directory = DataDirectory.at(TestDatabase.folder());
        directory.claim("serve");
        try (var running = Database.throwaway(directory)) {
            execute(running, "create table seen as select 7 as answer");

            try (var attached = Database.attach(DataDirectory.at(directory.path()))) {
                assertThat(answer(attached, "select answer from seen")).isEqualTo("7");
            }

            assertThat(answer(running, "select answer from seen")).isEqualTo("7");
        }
        directory.close();
    }

    @Test
    void textIsUnicodeAndSortedTheSameEverywhere() throws SQLException {
        var database = TestDatabase.copy();

        assertThat(answer(
                        database,
                        "select datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding)"
                                + " from pg_database where datname = current_database()"))
                .isEqualTo("b C.UTF-8 UTF8");
        assertThat(answer(database, "show data_checksums")).isEqualTo("on");
        assertThat(answer(database, "show password_encryption")).isEqualTo("scram-sha-256");
        assertThat(answer(database, "show listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void anExternalDatabaseGetsAllTables() throws SQLException {
        var empty = TestDatabase.copy();
        execute(empty, "drop schema database cascade");

        try (var external = Database.external(TestDatabase.address(empty))) {
            assertThat(answer(external, "select count(*) from database.scheduled_tasks"))
                    .isEqualTo("0");
            assertThat(external.place()).startsWith("external PostgreSQL at 127.0.0.1:");
        }
    }

    @Test
    void manyProcessesOfOneBuildShareAnExternalDatabaseAndAnotherBuildIsRefused() throws SQLException {
        var shared = TestDatabase.copy();
        try (var first = Database.external(TestDatabase.address(shared));
                var second = Database.external(TestDatabase.address(shared))) {
            assertThat(answer(second, "select 1")).isEqualTo("1");

            assertThatThrownBy(() -> BuildLock.take(first.connect(), "of yesterday", first.place()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("Another build of Perennial works on the external PostgreSQL at ")
                    .hasMessageContaining("stop it first");
        }
        try (var yesterdays = BuildLock.take(shared.connect(), "of yesterday", "x")) {
            assertThat(yesterdays).isNotNull();
            assertThatThrownBy(() -> Database.external(TestDatabase.address(shared)))
                    .isInstanceOf(CannotStart.class);
        }
        Database.external(TestDatabase.address(shared)).close();
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() throws SQLException {
        var newer = TestDatabase.copy();
        execute(newer, """
                update database.migrated set fingerprint = 'of a newer version';
                insert into database.migration
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (99, '999', 'newer', 'SQL', 'V999__newer.sql', 1, 'perennial', 1, true)""");

        assertThatThrownBy(() -> Database.external(TestDatabase.address(newer)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("newer Perennial (database is at version 999");
    }

    @Test
    void anExternalDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> Database.external("postgres://ann:secret@127.0.0.1:1/perennial"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("127.0.0.1:1/perennial cannot be reached")
                .hasMessageNotContaining("secret");
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
