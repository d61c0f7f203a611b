package io.perennial.accounts;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells the other modules, inside the running transaction, which accounts changed; a merged one names its survivor too.
 */
@Component
class Announcer {

    private final ApplicationEventPublisher events;
    private final HistoryReader reader;
    private final Clock clock;

    Announcer(ApplicationEventPublisher events, HistoryReader reader, Clock clock) {
        this.events = events;
        this.reader = reader;
        this.clock = clock;
    }

    void changed(Set<Account.Id> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        Merges merges = reader.merges();
        Set<Account.Id> all = new HashSet<>(accounts);
        if (!merges.isEmpty()) {
            accounts.forEach(account -> all.add(merges.survivor(account, clock.instant())));
        }
        events.publishEvent(new Accounts.Changed(all));
    }
}
