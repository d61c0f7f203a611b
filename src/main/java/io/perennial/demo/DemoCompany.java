package io.perennial.demo;

import io.perennial.demo.Customer.Person;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The fictional vendor "Tourwerk", which sells tour planning ("Dispatch") and invoicing ("Billing") to companies with
 * vans, and all its customers. The same seed and day give the same customers.
 */
final class DemoCompany {

    /** Months of product use that are simulated; contracts may be older. */
    static final int HISTORY_DAYS = 548;

    /** Losses are spread over nearly all of the simulated months, as they would be in a real company. */
    private static final int LOST_WITHIN = HISTORY_DAYS - 48;

    private static final List<String> OWNERS =
            List.of("Jona Vogt", "Toni Ernst", "Kim Sander", "Alex Marten", "Robin Thiel");
    private static final List<String> ROLES = List.of("champion", "sponsor", "economic_buyer", "admin");

    private final long seed;
    private final LocalDate today;

    DemoCompany(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
    }

    static List<String> owners() {
        return OWNERS;
    }

    /** All customers, the interesting stories spread between the steady ones. */
    List<Customer> customers() {
        List<Story> stories = new ArrayList<>();
        for (Story story : Story.values()) {
            for (int i = 0; i < story.customers(); i++) {
                stories.add(story);
            }
        }
        var customers = new ArrayList<Customer>();
        for (int i = 0; i < stories.size(); i++) {
            customers.add(customer(i, stories.get(i * 101 % stories.size())));
        }
        return customers;
    }

    /** Randomness of one customer and purpose, so that one customer's life does not change another's. */
    SplittableRandom random(int index, String purpose) {
        return new SplittableRandom(seed * 1_000_003L + index * 7919L + purpose.hashCode());
    }

    private Customer customer(int index, Story story) {
        SplittableRandom random = random(index, "customer");
        String name = Names.company(index);
        int fewest = story.full() ? 25 : 3;
        int seats = (int) Math.clamp(Math.round(Math.exp(2.6 + 0.8 * random.nextGaussian())), fewest, 90);
        int term = term(story, random);
        int notice = term == 1 ? 14 : term == 24 ? 90 : 60;
        Optional<LocalDate> ended = ended(story, random);
        LocalDate started = started(story, term, notice, ended, random);
        boolean swiss = random.nextInt(10) == 0;
        return new Customer(
                index,
                "C-%03d".formatted(1001 + index),
                name,
                story,
                ZoneId.of(swiss ? "Europe/Zurich" : random.nextInt(8) == 0 ? "Europe/Vienna" : "Europe/Berlin"),
                swiss ? "CHF" : "EUR",
                seats >= 35 ? "HIGH" : seats >= 12 ? "MID" : "TECH",
                OWNERS.get(index % OWNERS.size()),
                started,
                ended,
                term,
                notice,
                seats,
                28 + random.nextInt(9) * 4,
                random.nextInt(3) == 0 ? 0.05 * (1 + random.nextInt(5)) : 0,
                random.nextInt(3) > 0 && !story.full(),
                0.2 + 0.2 * random.nextDouble(),
                people(index, name, story, seats, random));
    }

    private static int term(Story story, SplittableRandom random) {
        if (story == Story.NOTICE_SOON || story == Story.NOTICE_GIVEN) {
            return 12;
        }
        int draw = random.nextInt(20);
        return draw < 5 ? 1 : draw < 17 ? 12 : 24;
    }

    private Optional<LocalDate> ended(Story story, SplittableRandom random) {
        if (story == Story.NOTICE_GIVEN) {
            return Optional.of(today.plusDays(20 + random.nextInt(40)));
        }
        return story.lost() ? Optional.of(today.minusDays(12 + random.nextInt(LOST_WITHIN))) : Optional.empty();
    }

    private LocalDate started(Story story, int term, int notice, Optional<LocalDate> ended, SplittableRandom random) {
        if (ended.isPresent()) {
            int terms = Math.max(1, (term == 1 ? 5 + random.nextInt(20) : 1 + random.nextInt(2)));
            return ended.get().minusMonths((long) term * terms);
        }
        return switch (story) {
            case STALLED_START -> today.minusDays(34 + random.nextInt(20));
            case NEW_START -> today.minusDays(10 + random.nextInt(40));
            case NOTICE_SOON ->
                today.plusDays(7 + notice + random.nextInt(5)).minusMonths(term * (1L + random.nextInt(2)));
            default -> today.minusDays(120 + random.nextInt(1000));
        };
    }

    private static List<Person> people(int index, String company, Story story, int seats, SplittableRandom random) {
        double filled = story.full() ? 0.96 : story.starting() ? 0.5 : 0.62 + 0.25 * random.nextDouble();
        int users = Math.max(2, (int) Math.round(seats * filled));
        String domain = Names.slug(company.replaceAll(" (GmbH|AG|KG|SE).*", "")) + ".example";
        var people = new ArrayList<Person>();
        for (int i = 0; i < users; i++) {
            String name = Names.person(index, i);
            String email = Names.slug(name).replace('-', '.') + (i >= 24 ? i : "") + "@" + domain;
            Optional<String> role = i < ROLES.size() && (i == 0 || random.nextInt(4) > 0)
                    ? Optional.of(ROLES.get(i))
                    : Optional.empty();
            double diligence = i == 0 ? 1.6 : role.isPresent() && i < 3 ? 0.25 : 0.5 + random.nextDouble();
            people.add(new Person("u-%d-%d".formatted(1001 + index, i + 1), name, email, role, diligence));
        }
        return people;
    }
}
