package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contact;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.accounts.ExternalId;
import io.perennial.accounts.Invoice;
import io.perennial.events.ActivityDay;
import io.perennial.events.ActivityTally;
import io.perennial.products.EventMeaning;
import io.perennial.products.TrackingPlan;
import io.perennial.shared.Money;
import io.perennial.shared.SourceKey;
import io.perennial.support.Ticket;
import io.perennial.voice.FeatureRequest;
import io.perennial.voice.SurveyAnswer;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Touchpoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Builds histories day by day, counted back from {@link #TODAY}, whose closing instant is {@link #AS_OF}. */
final class SampleHistory {

    /** A Wednesday. */
    static final LocalDate TODAY = LocalDate.of(2024, 6, 12);

    static final Instant AS_OF = TODAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    static final Account.Id ID = new Account.Id(7);
    static final Currency EUR = Currency.getInstance("EUR");
    static final Map<Integer, String> NAMES =
            Map.of(0, "Report Run", 1, "Login", 2, "Export Done", 3, "Search", 4, "Plan Tour");

    /** Report Run and Export Done are core, Login is no use, Export Done is the value moment, Search is metered. */
    static final TrackingPlan PLAN = new TrackingPlan(
            true,
            Map.of(
                    "Report Run",
                            new EventMeaning(
                                    Optional.of("Core"), Optional.of("Reports"), true, true, false, Optional.empty()),
                    "Login",
                            new EventMeaning(Optional.empty(), Optional.empty(), false, false, false, Optional.empty()),
                    "Export Done",
                            new EventMeaning(
                                    Optional.of("Core"), Optional.of("Export"), true, true, true, Optional.empty()),
                    "Search",
                            new EventMeaning(
                                    Optional.of("Core"),
                                    Optional.of("Search"),
                                    false,
                                    true,
                                    false,
                                    Optional.of("searches"))));

    static final Situation SITUATION = new Situation(PlanIndex.of(PLAN, NAMES), Population.UNKNOWN, Sources.all());

    ZoneId zone = ZoneOffset.UTC;
    private final Map<LocalDate, ActivityTally> days = new TreeMap<>();
    private final Map<Integer, List<ContractLine>> lines = new LinkedHashMap<>();
    private final Map<Integer, Contract> terms = new LinkedHashMap<>();
    final List<Contact> contacts = new ArrayList<>();
    final List<Invoice> invoices = new ArrayList<>();
    final List<Ticket> tickets = new ArrayList<>();
    final List<SurveyAnswer> answers = new ArrayList<>();
    final List<FeatureRequest> requests = new ArrayList<>();
    final List<Touchpoint> touchpoints = new ArrayList<>();
    final List<SuccessPlan> plans = new ArrayList<>();
    final List<History.Absorbed> absorbed = new ArrayList<>();
    final List<AccountHistory.Change> changes = new ArrayList<>();
    private long next = 1;

    static Instant ago(double days) {
        return AS_OF.minusSeconds((long) (days * 86_400));
    }

    static LocalDate dayAgo(int days) {
        return TODAY.minusDays(days);
    }

    SampleHistory use(int daysAgo, long user, String event, int times) {
        int name = NAMES.entrySet().stream()
                .filter(e -> e.getValue().equals(event))
                .findFirst()
                .orElseThrow()
                .getKey();
        ActivityTally tally = days.computeIfAbsent(dayAgo(daysAgo), ActivityTally::new);
        OptionalLong who = user == 0 ? OptionalLong.empty() : OptionalLong.of(user);
        for (int i = 0; i < times; i++) {
            tally.add(
                    name,
                    who,
                    OptionalDouble.empty(),
                    dayAgo(daysAgo).atTime(10, 0).toInstant(ZoneOffset.UTC));
        }
        return this;
    }

    /** So many reports a day by each of the users, on every day of the span. */
    SampleHistory everyDay(int fromDaysAgo, int toDaysAgo, int times, long... users) {
        for (int d = fromDaysAgo; d >= toDaysAgo; d--) {
            for (long user : users) {
                use(d, user, "Report Run", times);
            }
        }
        return this;
    }

    SampleHistory line(
            int contract,
            double quantity,
            String unit,
            double amount,
            double discount,
            LocalDate start,
            LocalDate end) {
        lines.computeIfAbsent(contract, c -> new ArrayList<>())
                .add(new ContractLine(
                        "Core",
                        quantity,
                        unit,
                        BigDecimal.valueOf(amount),
                        EUR,
                        1,
                        discount,
                        start,
                        Optional.ofNullable(end),
                        start));
        return this;
    }

    SampleHistory seats(double seats) {
        return line(1, seats, "seats", 1000, 0, dayAgo(400), null);
    }

    SampleHistory terms(int contract, int months, boolean auto, int noticeDays, Instant notice, LocalDate end) {
        terms.put(contract, contract(contract, months, auto, noticeDays, notice, end, List.of()));
        return this;
    }

    private static Contract contract(
            int id,
            int months,
            boolean auto,
            int notice,
            Instant noticeGiven,
            LocalDate end,
            List<ContractLine> lines) {
        ExternalId external = new ExternalId(new SourceKey("crm"), "contract", "c" + id);
        return new Contract(
                id,
                ID,
                external,
                months,
                auto,
                notice,
                Optional.ofNullable(noticeGiven),
                Optional.ofNullable(end),
                Optional.empty(),
                lines);
    }

    SampleHistory contact(
            long id, String name, Contact.Role role, Instant from, Instant until, Instant left, long... users) {
        List<Long> keys = java.util.Arrays.stream(users).boxed().toList();
        contacts.add(new Contact(
                id,
                ID,
                name,
                Optional.empty(),
                Optional.empty(),
                true,
                List.of(new Contact.DatedRole(role, from, Optional.ofNullable(until))),
                keys,
                from,
                Optional.ofNullable(left)));
        return this;
    }

    SampleHistory held(Touchpoint.Kind kind, double daysAgo, Long... people) {
        return touch(kind, false, ago(daysAgo), ago(daysAgo + 5), ago(daysAgo), null, people);
    }

    SampleHistory touch(
            Touchpoint.Kind kind,
            boolean outbound,
            Instant at,
            Instant known,
            Instant held,
            Instant replied,
            Long... people) {
        touchpoints.add(new Touchpoint(
                next++,
                ID,
                kind,
                outbound,
                at,
                known,
                Optional.ofNullable(held),
                Optional.ofNullable(replied),
                List.of(people),
                Optional.empty(),
                "talked"));
        return this;
    }

    SampleHistory ticket(
            Ticket.Priority priority,
            Instant opened,
            Instant reply,
            Instant resolved,
            Instant reopened,
            Instant escalated,
            Instant closed,
            Double satisfaction,
            Double sentiment) {
        tickets.add(new Ticket(
                next,
                ID,
                "T" + next++,
                "Export hangs",
                opened,
                List.of(new Ticket.DatedPriority(priority, opened)),
                Optional.ofNullable(reply),
                list(resolved),
                list(reopened),
                Optional.ofNullable(escalated),
                Optional.ofNullable(closed),
                optional(satisfaction),
                optional(sentiment)));
        return this;
    }

    SampleHistory openTicket(Ticket.Priority priority, double daysAgo) {
        return ticket(priority, ago(daysAgo), null, null, null, null, null, null, null);
    }

    SampleHistory answer(
            SurveyAnswer.Kind kind, Long contact, Instant sent, Instant answered, Double score, Double sentiment) {
        answers.add(new SurveyAnswer(
                next++,
                ID,
                Optional.ofNullable(contact),
                kind,
                sent,
                Optional.ofNullable(answered),
                optional(score),
                Optional.empty(),
                optional(sentiment)));
        return this;
    }

    SampleHistory wish(double askedAgo, Instant delivered, Instant declined) {
        requests.add(new FeatureRequest(
                next++, ID, "Dark mode", ago(askedAgo), Optional.ofNullable(delivered), Optional.ofNullable(declined)));
        return this;
    }

    SampleHistory invoice(double amount, int issuedAgo, int dueAgo, Instant paid, Instant voided, Instant... failed) {
        invoices.add(new Invoice(
                next,
                ID,
                "R" + next++,
                dayAgo(issuedAgo),
                dayAgo(dueAgo),
                Money.of(BigDecimal.valueOf(amount), EUR),
                List.of(failed),
                Optional.ofNullable(paid),
                Optional.ofNullable(voided)));
        return this;
    }

    SampleHistory plan(SuccessPlan.Objective... objectives) {
        plans.add(new SuccessPlan(next++, ID, "Plan", ago(100), List.of(objectives)));
        return this;
    }

    static SuccessPlan.Objective objective(
            String title, String capability, boolean onboarding, LocalDate due, Instant met) {
        return new SuccessPlan.Objective(
                title,
                Optional.ofNullable(capability),
                onboarding,
                ago(100),
                Optional.ofNullable(due),
                Optional.ofNullable(met));
    }

    SampleHistory absorb(SampleHistory other, Instant at) {
        absorbed.add(new History.Absorbed(other.build(), at));
        return this;
    }

    List<ActivityDay> activity() {
        return days.values().stream().map(ActivityTally::build).toList();
    }

    History build() {
        Account account = new Account(
                ID,
                "Nordlicht",
                Optional.empty(),
                Account.Lifecycle.LIVE,
                Account.TouchModel.HIGH,
                zone,
                EUR,
                Map.of());
        List<Contract> contracts = new ArrayList<>();
        lines.forEach((id, all) -> {
            Contract t = terms.getOrDefault(id, contract(id, 12, true, 30, null, null, List.of()));
            contracts.add(contract(
                    id,
                    t.termMonths(),
                    t.autoRenew(),
                    t.noticeDays(),
                    t.noticeGivenAt().orElse(null),
                    t.end().orElse(null),
                    all));
        });
        AccountHistory facts =
                new AccountHistory(account, changes, contracts, contacts, invoices, List.of(), Optional.empty());
        return new History(facts, activity(), tickets, answers, requests, touchpoints, plans, absorbed);
    }

    SignalValues values() {
        return valuesAt(AS_OF, SITUATION);
    }

    SignalValues valuesAt(Instant asOf, Situation situation) {
        return SignalCatalogue.values(new Reader(build(), situation).at(asOf));
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static List<Instant> list(Instant instant) {
        return instant == null ? List.of() : List.of(instant);
    }
}
