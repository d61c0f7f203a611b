package io.perennial.notifications;

import io.perennial.access.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a person was told goes; of what the person wrote to others, who it was and the words go. */
@Component
class NotificationPersonalData implements PersonalData {

    private static final String TABLE = "notification";

    private final PersonNotificationStore store;

    NotificationPersonalData(PersonNotificationStore store) {
        this.store = store;
    }

    @Override
    public String module() {
        return "notifications";
    }

    @Override
    public Set<Identifier> collect(Set<Identifier> known) {
        return Set.of();
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(Set<Identifier> person) {
        List<Map<String, Object>> told = store.about(PersonNotificationStore.Named.of(person));
        return told.isEmpty() ? Map.of() : Map.of(TABLE, told);
    }

    @Override
    public Map<String, Integer> erase(Set<Identifier> person) {
        int rows = store.erase(PersonNotificationStore.Named.of(person));
        return rows == 0 ? Map.of() : Map.of(TABLE, rows);
    }
}
