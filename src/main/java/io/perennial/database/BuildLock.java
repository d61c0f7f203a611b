package io.perennial.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Keeps other builds off an external database while a process of this build works on it: many processes of one build
 * share it. Held by a connection of its own, and gone with it, also after a crash.
 */
final class BuildLock implements AutoCloseable {

    /** First half of the lock's number, "PERE": other programs' locks in the same database are none of ours. */
    static final int OURS = 0x50455245;

    private final Connection connection;

    private BuildLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock on a connection that is used for nothing else, and is closed with it.
     *
     * @param build tells one build from another
     * @throws CannotStart if another build works there
     */
    static BuildLock take(Connection connection, String build, String place) throws SQLException {
        var lock = new BuildLock(connection);
        try {
            lock.share(build.hashCode());
            if (lock.othersThan(build.hashCode())) {
                throw new CannotStart(
                        ("Another build of Perennial works on the %s, and each would score with rules of its"
                                        + " own: stop it first, or run the program it was started with.")
                                .formatted(place));
            }
            return lock;
        } catch (SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void share(int build) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_lock_shared(?, ?)")) {
            statement.setInt(1, OURS);
            statement.setInt(2, build);
            statement.execute();
        }
    }

    private boolean othersThan(int build) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select exists (
                  select 1 from pg_locks
                  where locktype = 'advisory' and objsubid = 2
                    and database = (select oid from pg_database where datname = current_database())
                    and classid::bigint = ? and objid::bigint <> ?)
                """)) {
            statement.setLong(1, OURS);
            statement.setLong(2, Integer.toUnsignedLong(build));
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            return; // the server is gone, and the lock with it
        }
    }
}
