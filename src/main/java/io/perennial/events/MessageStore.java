package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which messages were seen. */
@Component
class MessageStore {

    /** Unique violation. */
    private static final String KNOWN = "23505";

    private final BulkStore bulk;

    /** The last messages were known in part, e.g. because an import runs again; then so are the next ones, likely. */
    private volatile boolean repeating;

    MessageStore(BulkStore bulk) {
        this.bulk = bulk;
    }

    /**
     * Remembers these messages from the commit of the running transaction on and answers those that were known before.
     * Ids go in order, so that two transactions with the same ids wait for each other instead of locking each other
     * out.
     */
    Set<UUID> remember(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        UUID[] ordered = ids.toArray(UUID[]::new);
        Arrays.sort(ordered);
        return bulk.with(connection -> {
            if (!repeating && allNew(connection, ordered)) {
                return Set.of();
            }
            Set<UUID> known = insertNew(connection, ordered);
            repeating = !known.isEmpty();
            return known;
        });
    }

    /** Those of a source's own ids that were remembered. */
    Set<String> known(SourceKey source, Collection<String> messageIds) {
        Map<UUID, String> asked = HashMap.newHashMap(messageIds.size());
        messageIds.forEach(id -> asked.put(MessageId.of(source, id), id));
        return bulk.with(connection -> known(connection, asked.keySet().toArray(UUID[]::new)).stream()
                .map(asked::get)
                .collect(Collectors.toSet()));
    }

    /** The usual case by COPY, which is several times cheaper, but gives up at the first id it finds known. */
    private static boolean allNew(Connection connection, UUID[] ids) throws SQLException {
        CopyRows rows = new CopyRows(32 + ids.length * 22);
        for (UUID id : ids) {
            rows.row(1).uuid(id);
        }
        Savepoint before = connection.setSavepoint();
        try {
            BulkStore.copy(
                    connection, "copy events.message (id) from stdin (format binary)", rows.finish(), rows.size());
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (!KNOWN.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            connection.releaseSavepoint(before);
            return false;
        }
    }

    /** Inserts those that are new and answers the others. */
    private static Set<UUID> insertNew(Connection connection, UUID[] ids) throws SQLException {
        Set<UUID> known = new HashSet<>(List.of(ids));
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into events.message (id)
                select unnest(?::uuid[])
                on conflict do nothing
                returning id
                """)) {
            insert.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    known.remove(rows.getObject(1, UUID.class));
                }
            }
        }
        return known;
    }

    /**
     * Those among the ids that are written. Each id is looked up alone ("offset 0" keeps it so), because only then one
     * of the partitions is read and not all of them.
     */
    private static Set<UUID> known(Connection connection, UUID[] ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select asked.id
                from unnest(?::uuid[]) as asked (id)
                where exists (select 1 from events.message as message where message.id = asked.id offset 0)
                """)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            Set<UUID> known = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getObject(1, UUID.class));
                }
            }
            return known;
        }
    }
}
