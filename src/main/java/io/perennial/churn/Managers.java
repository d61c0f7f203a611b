package io.perennial.churn;

import io.perennial.accounts.Accounts;
import io.perennial.accounts.TeamRole;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How many customer success managers look after the customers now. */
@Component
class Managers {

    /** Customers one of them looks after where nobody is assigned: the middle of the field's 50-100. */
    private static final int CUSTOMERS_OF_ONE = 75;

    private final Accounts accounts;
    private final Clock clock;

    Managers(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** As many as are assigned, and at least as many as the customers of the last month observed would need. */
    int of(List<Observation> observed) {
        Instant now = clock.instant();
        Set<Object> assigned = new HashSet<>();
        accounts.team(accounts.all())
                .values()
                .forEach(team -> team.stream()
                        .filter(held -> held.role() == TeamRole.CSM && held.heldAt(now))
                        .forEach(held -> assigned.add(held.member())));
        return Math.max(assigned.size(), Math.ceilDiv(Math.max(1, customers(observed)), CUSTOMERS_OF_ONE));
    }

    /** Customers in the last month observed. */
    static int customers(List<Observation> observed) {
        Optional<LocalDate> last = observed.stream().map(Observation::day).max(LocalDate::compareTo);
        return (int)
                observed.stream().filter(o -> Optional.of(o.day()).equals(last)).count();
    }
}
