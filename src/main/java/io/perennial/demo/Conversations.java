package io.perennial.demo;

import static io.perennial.demo.CompanyRecords.instant;

import io.perennial.demo.Customer.Person;
import io.perennial.events.FactKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** What is said between the vendor and a demo customer: tickets, survey answers, wishes, calls and meetings. */
final class Conversations {

    /** Customers nobody has called for a while. */
    private static final Set<Story> NEGLECTED = Set.of(
            Story.SILENT_TEAM, Story.LOST_WHILE_GREEN, Story.DECLINING, Story.LOST_AFTER_DECLINE, Story.NOTICE_GIVEN);

    /** The survey tool has sent nothing for so long: the source that fell silent. */
    static final int SURVEYS_SILENT_DAYS = 9;

    private final DemoCompany company;
    private final LocalDate today;
    private final Speech speech;

    Conversations(DemoCompany company, LocalDate today, Speech speech) {
        this.company = company;
        this.today = today;
        this.speech = speech;
    }

    void tell(Customer customer, FactWriter writer) {
        SplittableRandom random = company.random(customer.index(), "conversations");
        LocalDate from = ProductUse.latest(customer.started(), today.minusDays(DemoCompany.HISTORY_DAYS));
        LocalDate until = customer.turningPoint(today);
        tickets(customer, from, until, random, writer);
        surveys(customer, from, until, random, writer);
        touchpoints(customer, from, until, random, writer);
        if (random.nextInt(4) == 0) {
            wish(customer, from, until, random, writer);
        }
    }

    private void tickets(
            Customer customer, LocalDate from, LocalDate until, SplittableRandom random, FactWriter writer) {
        int number = 0;
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            long toTheEnd = day.until(until, ChronoUnit.DAYS);
            double usual = 0.012 + customer.seats() / 2500.0;
            boolean storm = customer.story() == Story.TICKET_STORM && toTheEnd < 9;
            boolean unhappy = customer.story() == Story.UNHAPPY && toTheEnd < 50;
            double expected = storm ? 0.9 : unhappy ? usual * 3 : usual;
            while (random.nextDouble() < expected) {
                ticket(customer, ++number, day, storm, toTheEnd, random, writer);
                expected /= 2;
            }
        }
    }

    private void ticket(
            Customer customer,
            int number,
            LocalDate day,
            boolean storm,
            long toTheEnd,
            SplittableRandom random,
            FactWriter writer) {
        Instant opened = instant(customer, day).plus(random.nextInt(400), ChronoUnit.MINUTES);
        Instant replied = opened.plus(15 + random.nextInt(300), ChronoUnit.MINUTES);
        Instant resolved = opened.plus(2 + random.nextInt(70), ChronoUnit.HOURS);
        boolean stuck = storm && toTheEnd < 9 && random.nextInt(2) == 0;
        var row = new LinkedHashMap<String, Object>();
        row.put("id", customer.key() + "-T" + number);
        row.put("subject", speech.any("ticket", random));
        row.put("priority", stuck ? "urgent" : random.nextInt(8) == 0 ? "high" : "normal");
        row.put("status", "open");
        row.put("opened_at", opened.toString());
        writer.fact(FactKind.TICKET, "opened" + number, opened, null, row);
        row.put("first_reply_at", replied.toString());
        writer.fact(FactKind.TICKET, "replied" + number, replied, null, row);
        if (!stuck) {
            row.put("status", "closed");
            row.put("resolved_at", resolved.toString());
            row.put("closed_at", resolved.toString());
            if (random.nextInt(3) == 0) {
                row.put("satisfaction", customer.story() == Story.UNHAPPY ? 2 : 3 + random.nextInt(3));
            }
            writer.fact(FactKind.TICKET, "closed" + number, resolved, null, row);
        }
    }

    private void surveys(
            Customer customer, LocalDate from, LocalDate until, SplittableRandom random, FactWriter writer) {
        int number = 0;
        LocalDate silent = today.minusDays(SURVEYS_SILENT_DAYS);
        for (LocalDate sent = from.plusDays(45 + customer.index() % 40);
                sent.isBefore(until) && sent.isBefore(silent);
                sent = sent.plusDays(91)) {
            for (int i = 0; i < customer.people().size(); i++) {
                Person person = customer.people().get(i);
                if (person.role().isPresent()) {
                    answer(customer, ++number, person, sent, sent.until(until, ChronoUnit.DAYS), random, writer);
                }
            }
        }
    }

    private void answer(
            Customer customer,
            int number,
            Person person,
            LocalDate sent,
            long toTheEnd,
            SplittableRandom random,
            FactWriter writer) {
        boolean low = switch (customer.story()) {
            case UNHAPPY, LOST_AFTER_DECLINE, NOTICE_GIVEN -> toTheEnd < 110;
            case TICKET_STORM, NOTICE_SOON -> toTheEnd < 20;
            default -> false;
        };
        var row = new LinkedHashMap<String, Object>();
        row.put("id", customer.key() + "-S" + number);
        row.put("kind", "NPS");
        row.put("contact", person.email());
        row.put("sent_at", instant(customer, sent).toString());
        writer.fact(FactKind.SURVEY_ANSWER, "sent" + number, instant(customer, sent), null, row);
        Instant answered = instant(customer, sent).plus(3 + random.nextInt(90), ChronoUnit.HOURS);
        boolean heard = answered.isBefore(instant(customer, today.minusDays(SURVEYS_SILENT_DAYS)));
        if (random.nextInt(100) < 55 && heard) {
            int score = low ? 2 + random.nextInt(5) : 7 + random.nextInt(4) - (random.nextInt(5) == 0 ? 1 : 0);
            row.put("answered_at", answered.toString());
            row.put("score", score);
            row.put("comment", speech.any(low ? "complaint" : "praise", random));
            writer.fact(FactKind.SURVEY_ANSWER, "answered" + number, answered, null, row);
        }
    }

    private void touchpoints(
            Customer customer, LocalDate from, LocalDate until, SplittableRandom random, FactWriter writer) {
        int every = switch (customer.touchModel()) {
            case "HIGH" -> 18;
            case "MID" -> 40;
            default -> 110;
        };
        int number = 0;
        for (LocalDate day = from.plusDays(5);
                day.isBefore(until);
                day = day.plusDays(every / 2 + random.nextInt(every))) {
            boolean neglected = NEGLECTED.contains(customer.story()) && customer.index() % 2 == 0;
            if (!neglected || day.until(until, ChronoUnit.DAYS) > 80) {
                touchpoint(customer, ++number, day, random, writer);
            }
        }
    }

    private void touchpoint(Customer customer, int number, LocalDate day, SplittableRandom random, FactWriter writer) {
        List<Person> contacts =
                customer.people().stream().filter(p -> p.role().isPresent()).toList();
        Person person = contacts.get(random.nextInt(contacts.size()));
        Instant planned = instant(customer, day);
        boolean meeting = number % 3 == 0;
        var row = new LinkedHashMap<String, Object>();
        row.put("id", customer.key() + "-W" + number);
        row.put("kind", meeting ? number % 9 == 0 ? "BUSINESS_REVIEW" : "MEETING" : number % 3 == 1 ? "EMAIL" : "CALL");
        row.put("outbound", true);
        row.put("planned_at", planned.toString());
        row.put("contacts", List.of(person.email()));
        row.put("author", customer.owner());
        row.put("summary", speech.of(meeting ? "touchpoint.meeting" : "touchpoint.other"));
        if (!meeting || random.nextInt(6) > 0) {
            row.put("held_at", planned.toString());
        }
        if (!meeting && random.nextInt(3) > 0) {
            row.put(
                    "replied_at",
                    planned.plus(2 + random.nextInt(60), ChronoUnit.HOURS).toString());
        }
        writer.fact(FactKind.TOUCHPOINT, "touch" + number, planned, null, row);
    }

    private void wish(Customer customer, LocalDate from, LocalDate until, SplittableRandom random, FactWriter writer) {
        long days = Math.max(1, from.until(until, ChronoUnit.DAYS));
        LocalDate asked = from.plusDays(random.nextLong(days));
        String title = speech.any("wish", random);
        var row = new LinkedHashMap<String, Object>(Map.of(
                "id",
                customer.key() + "-F1",
                "title",
                title,
                "asked_at",
                instant(customer, asked).toString()));
        writer.fact(FactKind.FEATURE_REQUEST, "asked", instant(customer, asked), null, row);
        Instant delivered = instant(customer, asked.plusDays(80));
        if (random.nextBoolean()) {
            row.put("delivered_at", delivered.toString());
            writer.fact(FactKind.FEATURE_REQUEST, "delivered", delivered, null, row);
        }
    }
}
