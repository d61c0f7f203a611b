package io.perennial.signals;

import static io.perennial.signals.SampleHistory.AS_OF;
import static io.perennial.signals.SampleHistory.SITUATION;
import static io.perennial.signals.SampleHistory.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contact;
import io.perennial.accounts.Contract;
import io.perennial.accounts.Invoice;
import io.perennial.support.Ticket;
import io.perennial.voice.FeatureRequest;
import io.perennial.voice.SurveyAnswer;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Touchpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What happens at or after an instant changes no signal as of the instant, and the order of facts changes none ever.
 */
class NoHindsightTest {

    private static final Instant LATER = AS_OF.plusSeconds(1);

    @Property(tries = 150)
    void addingAnythingLaterChangesNothing(@ForAll long seed) {
        History history = RandomHistory.of(new Random(seed)).build();

        History later = withLaterFacts(history, new Random(seed + 1));

        assertThat(values(later)).isEqualTo(values(history));
    }

    @Property(tries = 150)
    void endingReplyingPayingAnythingLaterChangesNothing(@ForAll long seed) {
        History history = RandomHistory.of(new Random(seed)).build();

        assertThat(values(closedLater(history))).isEqualTo(values(history));
    }

    @Property(tries = 100)
    void mergingLaterChangesNothing(@ForAll long seed) {
        History history = RandomHistory.of(new Random(seed)).build();
        History other = RandomHistory.of(new Random(seed + 2)).build();

        assertThat(values(absorbing(history, other, AS_OF))).isEqualTo(values(history));
    }

    @Property(tries = 100)
    void takingAwayWhatCameLaterChangesNothing(@ForAll long seed) {
        History history = withLaterFacts(RandomHistory.of(new Random(seed)).build(), new Random(seed + 1));

        assertThat(values(history.asOf(AS_OF))).isEqualTo(values(history));
    }

    @Property(tries = 100)
    void readingManyDaysGivesTheSameAsReadingOne(@ForAll long seed) {
        History merged = absorbing(
                RandomHistory.of(new Random(seed)).build(),
                RandomHistory.of(new Random(seed + 2)).build(),
                AS_OF.minusSeconds(86_400 * 20));
        Reader reader = new Reader(merged, SITUATION);

        for (int day = 40; day >= 0; day--) {
            Instant asOf = AS_OF.minusSeconds(86_400L * day);
            assertThat(SignalCatalogue.values(reader.at(asOf)))
                    .isEqualTo(SignalCatalogue.values(new Reader(merged, SITUATION).at(asOf)));
        }
    }

    @Property(tries = 100)
    void theOrderOfFactsChangesNothing(@ForAll long seed) {
        History h = RandomHistory.of(new Random(seed)).build();
        Random order = new Random(seed);
        AccountHistory a = h.account();

        History shuffled = new History(
                new AccountHistory(
                        a.account(),
                        a.changes(),
                        shuffled(a.contracts(), order),
                        a.contacts(),
                        shuffled(a.invoices(), order),
                        a.absorbed(),
                        a.contractsCompleteUntil()),
                shuffled(h.activity(), order),
                shuffled(h.tickets(), order),
                shuffled(h.answers(), order),
                shuffled(h.requests(), order),
                shuffled(h.touchpoints(), order),
                shuffled(h.plans(), order),
                h.absorbed());

        assertThat(numbers(shuffled)).isEqualTo(numbers(h));
    }

    @Property(tries = 100)
    void aMergeCountsAllFactsOfTheOtherFromItsInstantOn(@ForAll long seed) {
        History history = RandomHistory.of(new Random(seed)).build();
        History other = RandomHistory.of(new Random(seed + 2)).build();
        History before = absorbing(history, other, AS_OF.minusSeconds(1));
        List<Ticket> both = new ArrayList<>(history.tickets());
        both.addAll(other.tickets());

        double open = number(before, "oldest_open_ticket_days");

        assertThat(open)
                .isEqualTo(
                        Math.max(number(history, "oldest_open_ticket_days"), number(other, "oldest_open_ticket_days")));
        assertThat(number(before, "tickets_reopened_90d"))
                .isEqualTo(number(history, "tickets_reopened_90d") + number(other, "tickets_reopened_90d"));
    }

    private static double number(History history, String key) {
        return values(history).get(key).number().orElseThrow();
    }

    private static SignalValues values(History history) {
        return SignalCatalogue.values(new Reader(history, SITUATION).at(AS_OF));
    }

    /** Sums of money may differ in the last bit when added in another order. */
    private static List<String> numbers(History history) {
        List<String> numbers = new ArrayList<>();
        values(history)
                .forEach((key, value) -> numbers.add(key + " = "
                        + (value.number().isPresent()
                                ? "%.9f".formatted(value.number().getAsDouble() + 0.0)
                                : value)));
        return numbers;
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static <T> List<T> plus(List<T> list, List<T> more) {
        return Stream.concat(list.stream(), more.stream()).toList();
    }

    private static History absorbing(History h, History other, Instant at) {
        return new History(
                h.account(),
                h.activity(),
                h.tickets(),
                h.answers(),
                h.requests(),
                h.touchpoints(),
                h.plans(),
                List.of(new History.Absorbed(other, at)));
    }

    private static History withLaterFacts(History h, Random random) {
        SampleHistory later = RandomHistory.later(random);
        History l = later.build();
        AccountHistory a = h.account();
        return new History(
                new AccountHistory(
                        a.account(),
                        plus(a.changes(), List.of(new AccountHistory.Change("industry", Optional.of("x"), LATER))),
                        plus(a.contracts(), l.account().contracts()),
                        plus(a.contacts(), l.account().contacts()),
                        plus(a.invoices(), l.account().invoices()),
                        a.absorbed(),
                        a.contractsCompleteUntil()),
                plus(h.activity(), later.activity()),
                plus(h.tickets(), l.tickets()),
                plus(h.answers(), l.answers()),
                plus(h.requests(), l.requests()),
                plus(h.touchpoints(), l.touchpoints()),
                plus(h.plans(), l.plans()),
                h.absorbed());
    }

    private static History closedLater(History h) {
        AccountHistory a = h.account();
        LocalDate end = TODAY.plusDays(2);
        return new History(
                new AccountHistory(
                        a.account(),
                        a.changes(),
                        a.contracts().stream().map(c -> endedLater(c, end)).toList(),
                        a.contacts().stream().map(NoHindsightTest::leftLater).toList(),
                        a.invoices().stream().map(NoHindsightTest::paidLater).toList(),
                        a.absorbed(),
                        a.contractsCompleteUntil()),
                h.activity(),
                h.tickets().stream().map(NoHindsightTest::movedOnLater).toList(),
                h.answers().stream().map(NoHindsightTest::answeredLater).toList(),
                h.requests().stream()
                        .map(r -> new FeatureRequest(
                                r.id(), r.account(), r.title(), r.askedAt(), or(r.deliveredAt()), or(r.declinedAt())))
                        .toList(),
                h.touchpoints().stream()
                        .map(t -> new Touchpoint(
                                t.id(),
                                t.account(),
                                t.kind(),
                                t.outbound(),
                                t.at(),
                                t.knownAt(),
                                or(t.heldAt()),
                                or(t.repliedAt()),
                                t.contacts(),
                                t.author(),
                                t.summary()))
                        .toList(),
                h.plans().stream().map(NoHindsightTest::metLater).toList(),
                h.absorbed());
    }

    private static Optional<Instant> or(Optional<Instant> at) {
        return at.or(() -> Optional.of(LATER));
    }

    private static Contract endedLater(Contract c, LocalDate end) {
        return new Contract(
                c.id(),
                c.account(),
                c.externalId(),
                c.termMonths(),
                c.autoRenew(),
                c.noticeDays(),
                or(c.noticeGivenAt()),
                c.end().or(() -> Optional.of(end)),
                c.churnReason(),
                c.lines());
    }

    private static Contact leftLater(Contact c) {
        List<Contact.DatedRole> roles = new ArrayList<>(c.roles().stream()
                .map(r -> new Contact.DatedRole(r.role(), r.from(), or(r.until())))
                .toList());
        roles.add(new Contact.DatedRole(Contact.Role.SPONSOR, LATER, Optional.empty()));
        return new Contact(
                c.id(),
                c.account(),
                c.name(),
                c.email(),
                c.language(),
                c.formal(),
                roles,
                c.users(),
                c.knownSince(),
                or(c.leftAt()));
    }

    private static Invoice paidLater(Invoice i) {
        return new Invoice(
                i.id(),
                i.account(),
                i.number(),
                i.issuedOn(),
                i.dueOn(),
                i.amount(),
                plus(i.paymentFailedAt(), List.of(LATER)),
                or(i.paidAt()),
                or(i.voidedAt()));
    }

    private static Ticket movedOnLater(Ticket t) {
        return new Ticket(
                t.id(),
                t.account(),
                t.externalId(),
                t.subject(),
                t.openedAt(),
                plus(t.priorities(), List.of(new Ticket.DatedPriority(Ticket.Priority.URGENT, LATER))),
                or(t.firstReplyAt()),
                plus(t.resolvedAt(), List.of(LATER)),
                plus(t.reopenedAt(), List.of(LATER.plusSeconds(5))),
                or(t.escalatedAt()),
                or(t.closedAt()),
                t.closedAt().isPresent() ? t.satisfaction() : OptionalDouble.of(1),
                t.sentiment());
    }

    private static SurveyAnswer answeredLater(SurveyAnswer a) {
        return a.answeredAt().isPresent()
                ? a
                : new SurveyAnswer(
                        a.id(),
                        a.account(),
                        a.contact(),
                        a.kind(),
                        a.sentAt(),
                        Optional.of(LATER),
                        OptionalDouble.of(1),
                        Optional.of("no"),
                        OptionalDouble.of(-1));
    }

    private static SuccessPlan metLater(SuccessPlan p) {
        List<SuccessPlan.Objective> objectives = new ArrayList<>(p.objectives().stream()
                .map(o -> new SuccessPlan.Objective(
                        o.title(), o.capability(), o.onboarding(), o.createdAt(), o.dueOn(), or(o.metAt())))
                .toList());
        objectives.add(new SuccessPlan.Objective(
                "later", Optional.of("Search"), true, LATER, Optional.empty(), Optional.empty()));
        return new SuccessPlan(p.id(), p.account(), p.title(), p.createdAt(), objectives);
    }
}
