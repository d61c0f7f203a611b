package io.perennial.demo;

import io.perennial.events.Event;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Everything that ever happened at the demo company up to {@code now}, customer by customer. Deterministic. */
final class Simulation {

    private final SourceKey source;
    private final Instant now;
    private final DemoCompany company;
    private final CompanyRecords records;
    private final ProductUse use;
    private final Conversations conversations;

    Simulation(SourceKey source, long seed, Instant now, ZoneId zone, Speech speech) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        this.source = source;
        this.now = now;
        this.company = new DemoCompany(seed, today);
        this.records = new CompanyRecords(company, today);
        this.use = new ProductUse(company, today);
        this.conversations = new Conversations(company, today, speech);
    }

    List<Customer> customers() {
        return company.customers();
    }

    /** All facts of one customer, the account first; each is at or before now. */
    List<Event> facts(Customer customer) {
        var writer = new FactWriter(source, customer, now);
        records.tell(customer, writer);
        conversations.tell(customer, writer);
        use.tell(customer, writer);
        return writer.facts();
    }
}
