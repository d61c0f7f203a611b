package io.perennial.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens at the demo's customers while one looks at it: batches in Segment's format, as their product would send
 * them. Now and then a silent team comes back for a minute, so that a score moves before one's eyes.
 */
final class LiveFeed {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHIFT = 45;

    private final List<Customer> customers;
    private final List<Customer> silent;
    private final SplittableRandom random;
    private long sent;
    private int beats;

    LiveFeed(List<Customer> customers, long seed) {
        this.customers = customers.stream()
                .filter(c -> c.ended().isEmpty() && c.story() != Story.STALLED_START && c.story() != Story.SILENT_TEAM)
                .toList();
        this.silent = customers.stream()
                .filter(c -> c.story() == Story.SILENT_TEAM || c.story() == Story.STALLED_START)
                .toList();
        this.random = new SplittableRandom(seed);
    }

    /** The next batch: one to four events, all at {@code now}. */
    byte[] batch(Instant now) {
        beats++;
        var batch = new ArrayList<Map<String, Object>>();
        int events = 1 + random.nextInt(4);
        for (int i = 0; i < events; i++) {
            batch.add(event(customers.get(random.nextInt(customers.size())), now));
        }
        if (!silent.isEmpty() && beats % SHIFT > SHIFT - 8) {
            batch.add(event(silent.get(beats / SHIFT % silent.size()), now));
        }
        return JSON.writeValueAsBytes(Map.of("batch", batch, "sentAt", now.toString()));
    }

    private Map<String, Object> event(Customer customer, Instant now) {
        Customer.Person person =
                customer.people().get(random.nextInt(customer.people().size()));
        var event = new LinkedHashMap<String, Object>();
        event.put("type", "track");
        event.put("messageId", "live-" + now.toEpochMilli() + "-" + sent++);
        event.put("userId", person.key());
        event.put("event", ProductUse.anyEvent(customer, random));
        event.put("timestamp", now.toString());
        event.put("context", Map.of("groupId", customer.key()));
        event.put("properties", Map.of());
        return event;
    }
}
