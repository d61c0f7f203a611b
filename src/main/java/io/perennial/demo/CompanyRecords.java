package io.perennial.demo;

import io.perennial.demo.Customer.Person;
import io.perennial.events.FactKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What the back office knows of a demo customer: the company, its people, contracts and invoices. */
final class CompanyRecords {

    private static final String[] INDUSTRIES = {"logistics", "retail", "food", "construction", "pharma", "textile"};
    private static final String[] REASONS = {"price", "missing_features", "switched_service", "unused", "company_closed"
    };

    private final DemoCompany company;
    private final LocalDate today;

    CompanyRecords(DemoCompany company, LocalDate today) {
        this.company = company;
        this.today = today;
    }

    void tell(Customer customer, FactWriter writer) {
        SplittableRandom random = company.random(customer.index(), "records");
        account(customer, random, writer);
        people(customer, writer);
        contracts(customer, random, writer);
    }

    private static void account(Customer customer, SplittableRandom random, FactWriter writer) {
        var traits = new LinkedHashMap<String, Object>();
        traits.put("name", customer.name());
        traits.put("timezone", customer.zone().getId());
        traits.put("currency", customer.currency());
        traits.put("touch_model", customer.touchModel());
        traits.put("owner", customer.owner());
        traits.put("created_at", customer.started().minusDays(20).toString());
        traits.put("industry", INDUSTRIES[random.nextInt(INDUSTRIES.length)]);
        traits.put("employees", customer.seats() * (3 + random.nextInt(8)));
        writer.fact(
                FactKind.GROUP, "account", instant(customer, customer.started().minusDays(20)), null, traits);
    }

    private static void people(Customer customer, FactWriter writer) {
        for (int i = 0; i < customer.people().size(); i++) {
            Person person = customer.people().get(i);
            Instant joined = instant(customer, customer.started().plusDays(Math.max(0, i - 2) * 3L));
            writer.fact(
                    FactKind.IDENTIFY,
                    "identify" + i,
                    joined,
                    person.key(),
                    Map.of("name", person.name(), "email", person.email()));
            writer.fact(FactKind.GROUP, "member" + i, joined, person.key(), Map.of());
            if (person.role().isPresent()) {
                contact(customer, person, person.role().get(), joined, writer);
            }
        }
    }

    private static void contact(Customer customer, Person person, String role, Instant joined, FactWriter writer) {
        var row = new LinkedHashMap<String, Object>();
        row.put("external_id", person.key());
        row.put("name", person.name());
        row.put("email", person.email());
        row.put("role", role);
        row.put("language", "de");
        row.put("formal", customer.index() % 3 != 0);
        row.put("from", joined.toString());
        writer.fact(FactKind.CONTACT, "contact" + person.key(), joined, null, row);
    }

    private void contracts(Customer customer, SplittableRandom random, FactWriter writer) {
        int seats = customer.seats();
        LocalDate start = customer.started();
        for (int term = 0; start.isBefore(customer.end(today)); term++) {
            LocalDate end = customer.started().plusMonths((long) customer.termMonths() * (term + 1));
            line(customer, "Dispatch", term, seats, customer.pricePerSeat(), start, end, writer);
            if (customer.billing()) {
                int billers = Math.max(1, seats / 2);
                line(customer, "Billing", term, billers, customer.pricePerSeat() * 0.6, start, end, writer);
            }
            invoices(customer, term, seats, start, end, writer);
            seats = nextSeats(customer, seats, random);
            start = end;
        }
    }

    private static int nextSeats(Customer customer, int seats, SplittableRandom random) {
        if (customer.story().full() || customer.termMonths() == 1 && random.nextInt(6) > 0) {
            return seats;
        }
        double change = switch (customer.story()) {
            case GROWING -> 1.15;
            case DECLINING, LOST_AFTER_DECLINE -> 0.9;
            default -> random.nextInt(3) == 0 ? 1.06 : 1;
        };
        return Math.max(2, (int) Math.round(seats * change));
    }

    private static void line(
            Customer customer,
            String product,
            int term,
            int quantity,
            double price,
            LocalDate start,
            LocalDate end,
            FactWriter writer) {
        var row = new LinkedHashMap<String, Object>();
        row.put("contract", customer.key() + "-1");
        row.put("product", product);
        row.put("quantity", quantity);
        row.put("unit", "users");
        row.put("mrr", money(quantity * price * (1 - customer.discount())));
        row.put("billing_months", customer.termMonths() == 1 ? 1 : 12);
        row.put("discount", customer.discount());
        row.put("currency", customer.currency());
        row.put("start", start.toString());
        row.put("end", end.toString());
        row.put("term_months", customer.termMonths());
        row.put("auto_renew", true);
        row.put("notice_days", customer.noticeDays());
        if (customer.ended().isPresent() && !end.isBefore(customer.ended().get())) {
            row.put(
                    "notice_given_at",
                    instant(customer, customer.turningPoint(end)).toString());
            row.put("churn_reason", REASONS[customer.index() % REASONS.length]);
        }
        writer.fact(FactKind.CONTRACT_LINE, product + term, instant(customer, start.minusDays(1)), null, row);
    }

    private void invoices(Customer customer, int term, int seats, LocalDate start, LocalDate end, FactWriter writer) {
        int months = customer.termMonths() == 1 ? 1 : 12;
        LocalDate first = today.minusDays(DemoCompany.HISTORY_DAYS);
        int number = 0;
        for (LocalDate issued = start;
                issued.isBefore(end) && !issued.isAfter(today);
                issued = issued.plusMonths(months)) {
            if (issued.isAfter(first)) {
                invoice(customer, term + "-" + number, seats, months, issued, writer);
            }
            number++;
        }
    }

    private void invoice(Customer customer, String number, int seats, int months, LocalDate issued, FactWriter writer) {
        LocalDate due = issued.plusDays(14);
        boolean late =
                customer.story() == Story.OVERDUE && issued.plusMonths(months).isAfter(today);
        LocalDate paid = due.minusDays(customer.index() % 9).plusDays(customer.index() % 7 == 0 ? 11 : 0);
        var row = new LinkedHashMap<String, Object>();
        row.put("number", "TW-" + customer.key() + "-" + number);
        row.put("issued_on", issued.toString());
        row.put("due_on", due.toString());
        row.put("amount", money(seats * customer.pricePerSeat() * (1 - customer.discount()) * months));
        row.put("currency", customer.currency());
        writer.fact(FactKind.INVOICE, "issued" + number, instant(customer, issued), null, row);
        if (!late) {
            row.put("paid_at", instant(customer, paid).toString());
            writer.fact(FactKind.INVOICE, "paid" + number, instant(customer, paid), null, row);
        }
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    static Instant instant(Customer customer, LocalDate day) {
        return day.atTime(9, 30).atZone(customer.zone()).toInstant();
    }
}
