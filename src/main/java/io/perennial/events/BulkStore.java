package io.perennial.events;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The bulk ways into the database, on the connection of the running transaction. */
@Component
class BulkStore {

    private final JdbcTemplate jdbc;

    BulkStore(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** @param copy {@code copy <table> (<columns>) from stdin (format binary)} */
    void copy(String copy, CopyRows rows) {
        if (rows.rows() == 0) {
            return;
        }
        byte[] bytes = rows.finish();
        with(connection -> {
            copy(connection, copy, bytes, rows.size());
            return rows.rows();
        });
    }

    static void copy(Connection connection, String copy, byte[] bytes, int size) throws SQLException {
        var target = connection.unwrap(PGConnection.class).getCopyAPI();
        try {
            target.copyIn(copy, new java.io.ByteArrayInputStream(bytes, 0, size), 1 << 16);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    /** Work with the transaction's connection, e.g. for parameters that are arrays. */
    <T> T with(ConnectionCallback<T> work) {
        T result = jdbc.execute(work);
        if (result == null) {
            throw new IllegalStateException("the work answers something");
        }
        return result;
    }
}
