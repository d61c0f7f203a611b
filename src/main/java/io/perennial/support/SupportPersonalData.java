package io.perennial.support;

import io.perennial.access.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tickets whose properties name the person: they lose what was written and stay as dates and states. */
@Component
class SupportPersonalData implements PersonalData {

    private final PersonTicketStore store;

    SupportPersonalData(PersonTicketStore store) {
        this.store = store;
    }

    @Override
    public String module() {
        return "support";
    }

    @Override
    public Set<Identifier> collect(Set<Identifier> known) {
        return Set.of();
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(Set<Identifier> person) {
        List<Map<String, Object>> tickets = store.tickets(PersonalData.texts(person, Identifier.EMAIL));
        return tickets.isEmpty() ? Map.of() : Map.of("ticket", tickets);
    }

    @Override
    public Map<String, Integer> erase(Set<Identifier> person) {
        int rows = store.blank(PersonalData.texts(person, Identifier.EMAIL));
        return rows == 0 ? Map.of() : Map.of("ticket", rows);
    }
}
