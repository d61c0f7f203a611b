package io.perennial.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/** What the people of a demo customer do in the product, day by day. */
final class ProductUse {

    private static final List<String> DISPATCH = List.of(
            "Tour Planned",
            "Tour Planned",
            "Tour Dispatched",
            "Tour Dispatched",
            "Vehicle Tracked",
            "Vehicle Tracked",
            "Route Optimised",
            "Driver Messaged",
            "Report Exported");
    private static final List<String> BILLING =
            List.of("Invoice Drafted", "Invoice Sent", "Payment Matched", "Dunning Started", "Ledger Exported");
    private static final MonthDay CHRISTMAS = MonthDay.of(12, 24);
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 2);

    private static final Set<Story> DIPPING = Set.of(Story.STEADY, Story.GROWING, Story.NEAR_CAPACITY, Story.OVERDUE);
    private static final int DIP_DAYS = 50;

    private final DemoCompany company;
    private final LocalDate today;

    ProductUse(DemoCompany company, LocalDate today) {
        this.company = company;
        this.today = today;
    }

    void tell(Customer customer, FactWriter writer) {
        SplittableRandom random = company.random(customer.index(), "use");
        LocalDate from = latest(customer.started(), today.minusDays(DemoCompany.HISTORY_DAYS));
        for (LocalDate day = from; day.isBefore(customer.end(today)) && !day.isAfter(today); day = day.plusDays(1)) {
            day(customer, day, random, writer);
        }
    }

    private void day(Customer customer, LocalDate day, SplittableRandom random, FactWriter writer) {
        long toTheEnd = Math.max(0, customer.turningPoint(today).toEpochDay() - day.toEpochDay());
        long sinceStart = day.toEpochDay() - customer.started().toEpochDay();
        double level =
                customer.propensity() * customer.story().use(toTheEnd, sinceStart) * season(day) * dip(customer, day);
        int joined = Math.max(2, (int) Math.min(customer.people().size(), 2 + sinceStart / 3));
        for (int i = 0; i < joined; i++) {
            Customer.Person person = customer.people().get(i);
            boolean gone = customer.story() == Story.CHAMPION_LEFT && i == 0 && toTheEnd < 19;
            if (!gone && random.nextDouble() < level * person.diligence()) {
                person(customer, person, day, random, writer);
            }
        }
    }

    private static void person(
            Customer customer, Customer.Person person, LocalDate day, SplittableRandom random, FactWriter writer) {
        int events = 1 + random.nextInt(2);
        for (int i = 0; i < events; i++) {
            String name = anyEvent(customer, random);
            LocalTime time = LocalTime.of(7 + random.nextInt(11), random.nextInt(60), random.nextInt(60));
            OptionalDouble value =
                    name.equals("Tour Planned") ? OptionalDouble.of(4 + random.nextInt(20)) : OptionalDouble.empty();
            writer.use(day.atTime(time).atZone(customer.zone()).toInstant(), person.key(), name, value);
        }
    }

    /** What a person of that customer would do next. */
    static String anyEvent(Customer customer, SplittableRandom random) {
        boolean billing = customer.billing() && random.nextInt(3) == 0;
        List<String> names = billing ? BILLING : DISPATCH;
        return names.get(random.nextInt(feature(customer, names.size())));
    }

    /** Customers that only started have found the first few features. */
    private static int feature(Customer customer, int all) {
        return customer.story() == Story.STALLED_START ? 2 : customer.index() % 4 == 0 ? Math.max(2, all - 2) : all;
    }

    /** Use that fell for some weeks and came back: not everybody whose use falls leaves. */
    private double dip(Customer customer, LocalDate day) {
        if (!DIPPING.contains(customer.story()) || customer.index() % 3 > 0) {
            return 1;
        }
        long ago = day.until(today, ChronoUnit.DAYS);
        long from = 80 + customer.index() * 37L % 320;
        return ago <= from && ago > from - DIP_DAYS ? 0.3 : 1;
    }

    private static double season(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        if (!date.isBefore(CHRISTMAS) || date.isBefore(NEW_YEAR)) {
            return 0.15;
        }
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return 0.04;
        }
        return day.getMonthValue() == 8 ? 0.85 : 1;
    }

    static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
