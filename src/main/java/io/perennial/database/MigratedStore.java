package io.perennial.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Remembers with which migrations the database was last brought up to date. */
final class MigratedStore {

    /** What PostgreSQL calls a table or a schema that is not there yet. */
    private static final Set<String> NOT_THERE = Set.of("42P01", "3F000");

    private final Database database;

    MigratedStore(Database database) {
        this.database = database;
    }

    Optional<String> fingerprint() {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select fingerprint from database.migrated")) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            if (NOT_THERE.contains(e.getSQLState())) {
                return Optional.empty();
            }
            throw new IllegalStateException(e);
        }
    }

    void remember(String fingerprint) {
        var sql = """
                insert into database.migrated (fingerprint) values (?)
                on conflict (one) do update set fingerprint = excluded.fingerprint, at = now()""";
        try (var connection = database.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
