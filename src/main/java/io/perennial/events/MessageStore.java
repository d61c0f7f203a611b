package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

    private final BulkStore bulk;

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
        UUID[] ordered = ids.stream().sorted().toArray(UUID[]::new);
        return bulk.with(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into events.message (id)
                    select unnest(?::uuid[])
                    on conflict do nothing
                    """)) {
                insert.setArray(1, connection.createArrayOf("uuid", ordered));
                if (insert.executeUpdate() == ordered.length) {
                    return Set.of();
                }
            }
            return known(connection, ordered);
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

    /** Those among the ids that an earlier transaction wrote. */
    private static Set<UUID> known(java.sql.Connection connection, UUID[] ids) throws java.sql.SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id from events.message
                where id = any(?::uuid[]) and xmin <> pg_current_xact_id()::xid
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
