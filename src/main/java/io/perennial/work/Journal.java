package io.perennial.work;

import io.perennial.accounts.Account;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says when something is written, and tells the others that it was. */
@Component
class Journal {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    Journal(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** As exactly as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void touch(Account.Id account) {
        tell(new Work.Logged(Set.of(account)));
    }

    void tell(Object event) {
        events.publishEvent(event);
    }
}
