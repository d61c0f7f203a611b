package io.perennial.support;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests for help and their clocks. */
@Service
public class Tickets {

    private final TicketStore store;
    private final Configuration configuration;
    private final Accounts accounts;

    Tickets(TicketStore store, Configuration configuration, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
        this.configuration = configuration;
    }

    /** Tickets of these accounts came or changed; published inside the transaction that wrote them. */
    public record Changed(Set<Account.Id> accounts) {
        public Changed {
            accounts = Set.copyOf(accounts);
        }
    }

    /** Every ticket of each account in order of opening; accounts without one are left out. */
    @Transactional(readOnly = true)
    public Map<Account.Id, List<Ticket>> tickets(Set<Account.Id> accounts) {
        return store.of(accounts).stream()
                .collect(groupingBy(TicketRecord::account, mapping(TicketRecord::ticket, toList())));
    }

    /** What was promised: business hours, and by priority how soon a ticket is answered and resolved. */
    public ServiceLevels serviceLevels() {
        String text = configuration
                .current(ServiceLevelsKind.NAME, ServiceLevelsKind.KEY)
                .map(ConfigurationText::text)
                .orElse("");
        return ServiceLevelsReader.read(text, accounts.installation().zone()).levels();
    }

    /** How a ticket stands against what was promised, as of an instant. */
    public SlaClock clock(Ticket ticket, Instant asOf) {
        return SlaClock.of(ticket, serviceLevels(), asOf);
    }
}
