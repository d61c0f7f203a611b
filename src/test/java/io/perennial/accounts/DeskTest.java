package io.perennial.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.AuditEntry;
import io.perennial.access.Member;
import io.perennial.access.PersonalData;
import io.perennial.accounts.AccountFact.AccountTraits;
import io.perennial.accounts.AccountFact.ContactSeen;
import io.perennial.accounts.AccountFact.InvoiceSeen;
import io.perennial.accounts.AccountFact.LineSold;
import io.perennial.accounts.AccountFact.Membership;
import io.perennial.accounts.AccountFact.PersonTraits;
import io.perennial.accounts.AccountFact.SamePerson;
import io.perennial.accounts.AccountFact.Terms;
import io.perennial.shared.Money;
import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people change by hand, on a real database. */
@PerennialTest
class DeskTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");
    private static final Actor ADA = new Actor.Person(new Member.Id(7), "ada@example.com");

    @Autowired
    private Accounts accounts;

    @Autowired
    private Access access;

    @Autowired
    private AccountsPersonalData data;

    private final SourceKey source =
            new SourceKey("s" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void aMergeFoldsTheHistoryAndUndoingItGivesBackWhatWas() {
        Account.Id old = account("old");
        Account.Id kept = account("kept");
        accounts.apply(List.of(line(old, "5"), line(kept, "7")));
        AccountHistory oldBefore = history(old);
        AccountHistory keptBefore = history(kept);

        assertThat(desk().merge(old, kept, MONDAY)).isEmpty();

        assertThat(history(kept).absorbed())
                .singleElement()
                .satisfies(absorbed -> assertThat(absorbed.other().contracts()).isEqualTo(oldBefore.contracts()));
        assertThat(accounts.survivors(List.of(old))).isEqualTo(Map.of(old, kept));
        assertThat(accounts.after(new Account.Id(old.value() - 1), 1)).containsExactly(kept);
        assertThat(accounts.revenueOn(LocalDate.of(2026, 4, 1)))
                .containsEntry(kept, 12.0)
                .doesNotContainKey(old);
        assertThat(accounts.revenueOn(LocalDate.of(2026, 2, 1))).containsEntry(old, 5.0);
        assertThat(desk().merge(old, kept, MONDAY)).isPresent();
        assertThat(desk().merge(kept, old, MONDAY)).isPresent();

        assertThat(desk().undoMerge(old)).isTrue();

        assertThat(history(old)).usingRecursiveComparison().isEqualTo(oldBefore);
        assertThat(history(kept)).usingRecursiveComparison().isEqualTo(keptBefore);
        assertThat(audited("account.merge")).isTrue();
    }

    @Test
    void anEditByHandSurvivesImportsUntilItIsReleased() {
        Account.Id account = account("acme");
        desk().edit(account, "touch_model", Optional.of("high"));
        accounts.apply(List.of(traits(account, Instant.now().plusSeconds(60), "touch_model", "tech")));

        assertThat(history(account).account().touchModel()).isEqualTo(Account.TouchModel.HIGH);

        desk().release(account, "touch_model");
        assertThat(history(account).account().touchModel()).isEqualTo(Account.TouchModel.TECH);
        assertThatThrownBy(() -> desk().edit(account, "timezone", Optional.of("Mars/Base")))
                .hasMessageContaining("timezone")
                .hasMessageContaining("Mars/Base");
    }

    @Test
    void usersLinkToOneContactByAddressAndAliasesAreOnePerson() {
        Account.Id account = account("people");
        Map<String, Long> keys = accounts.users(source, Set.of("u1", "u2"));
        long one = keys.get("u1");
        long two = keys.get("u2");
        String email = "grace-" + source.value() + "@acme.example";

        accounts.apply(List.of(
                new Membership(source, account, one, MONDAY, true),
                new PersonTraits(source, one, MONDAY, Optional.of("Grace"), Optional.of(email)),
                contact(account, email, Contact.Role.CHAMPION, MONDAY),
                contact(account, email, Contact.Role.CHAMPION, FRIDAY),
                new SamePerson(source, two, one, FRIDAY)));

        assertThat(history(account).contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.users()).containsExactly(one);
            assertThat(contact.roles()).hasSize(1);
            assertThat(contact.knownSince()).isEqualTo(MONDAY);
        });
        assertThat(history(account).users().person(two)).isEqualTo(one);
        assertThat(accounts.onlyAccounts(List.of(two), FRIDAY)).isEqualTo(Map.of(two, account));

        desk().excludeDomain("acme.example", true);
        assertThat(accounts.countedUsers().counts(two)).isFalse();
        desk().excludeDomain("acme.example", false);
        assertThat(accounts.countedUsers().counts(two)).isTrue();
        desk().excludeUser(one, true);
        assertThat(accounts.countedUsers().counts(one)).isFalse();
    }

    @Test
    void whatWasEditedOnAContactStays() {
        Account.Id account = account("contact");
        accounts.apply(List.of(contact(account, "x@y.example", Contact.Role.USER, MONDAY)));
        long contact = history(account).contacts().getFirst().id();

        desk().contacts()
                .edit(
                        contact,
                        new ContactDesk.Details(
                                Optional.of("Dr. X"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("Dr."),
                                Optional.of(false),
                                Optional.empty()));
        desk().contacts().object(contact, "marketing", MONDAY);
        accounts.apply(List.of(contact(account, "x@y.example", Contact.Role.USER, FRIDAY)));

        assertThat(history(account).contacts()).singleElement().satisfies(known -> {
            assertThat(known.name()).isEqualTo("Dr. X");
            assertThat(known.formal()).isFalse();
            assertThat(known.salutation()).contains("Dr.");
            assertThat(known.objections()).hasSize(1);
        });
    }

    @Test
    void contractsEndAndReopenAndTheClockIsShown() {
        Account.Id account = account("contract");
        accounts.apply(List.of(line(account, "5")));
        long contract = history(account).contracts().getFirst().id();

        desk().noticeGiven(contract, MONDAY, Optional.empty());
        assertThat(history(account).contracts().getFirst().noticeGivenAt()).contains(MONDAY);
        desk().endContract(
                        contract,
                        LocalDate.of(2026, 6, 1),
                        Optional.of(
                                new Contract.ChurnReason("price", Optional.empty(), Optional.of("Rival"), true, true)));
        assertThat(accounts.revenueOn(LocalDate.of(2026, 6, 1))).doesNotContainKey(account);
        desk().reopenContract(contract);
        assertThat(accounts.revenueOn(LocalDate.of(2026, 6, 1))).containsEntry(account, 5.0);

        desk().contractsCompleteUntil(source, Optional.of(FRIDAY));
        assertThat(history(account).contractsCompleteUntil()).contains(FRIDAY);
        assertThat(accounts.contractsCompleteUntil(source)).contains(FRIDAY);
        desk().contractsCompleteUntil(source, Optional.empty());
        assertThat(history(account).contractsCompleteUntil()).isEmpty();
    }

    @Test
    void invoicesGatherTheirFailedPayments() {
        Account.Id account = account("invoice");
        accounts.apply(List.of(invoice(account, List.of(MONDAY), Optional.empty())));
        accounts.apply(List.of(invoice(account, List.of(FRIDAY), Optional.of(FRIDAY.plusSeconds(60)))));
        accounts.apply(List.of(invoice(account, List.of(), Optional.empty())));

        assertThat(history(account).invoices()).singleElement().satisfies(invoice -> {
            assertThat(invoice.paymentFailedAt()).containsExactly(MONDAY, FRIDAY);
            assertThat(invoice.paidAt()).contains(FRIDAY.plusSeconds(60));
        });
    }

    @Test
    void oneMemberAtATimeIsTheCsm() {
        Account.Id account = account("team");
        desk().assign(account, TeamRole.CSM, new Member.Id(1), MONDAY);
        desk().assign(account, TeamRole.CSM, new Member.Id(2), FRIDAY);
        desk().assign(account, TeamRole.DEPUTY, new Member.Id(1), FRIDAY);

        List<Assignment> team = accounts.team(List.of(account)).get(account);
        assertThat(team.stream().filter(held -> held.heldAt(FRIDAY)))
                .extracting(Assignment::role, held -> held.member().value())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(TeamRole.CSM, 2L),
                        org.assertj.core.groups.Tuple.tuple(TeamRole.DEPUTY, 1L));
    }

    @Test
    void anExcludedAccountIsNowhere() {
        Account.Id account = account("test account");
        accounts.apply(List.of(line(account, "5")));

        desk().exclude(account, true);

        assertThat(accounts.all()).doesNotContain(account);
        assertThat(accounts.revenueOn(LocalDate.of(2026, 4, 1))).doesNotContainKey(account);
    }

    @Test
    void anIdMayMoveToAnotherAccount() {
        Account.Id first = account("moving");
        Account.Id second = account("target");

        desk().move(id("moving"), second, FRIDAY);

        assertThat(accounts.ids(List.of(id("moving")))).isEqualTo(Map.of(id("moving"), second));
        assertThat(accounts.idsAt(List.of(id("moving")), MONDAY)).isEqualTo(Map.of(id("moving"), first));
    }

    @Test
    void aPersonIsFoundUnderEveryNameShownAndErased() {
        Account.Id account = account("erase");
        long user = accounts.users(source, Set.of("eve")).get("eve");
        String email = "eve-" + source.value() + "@erase.example";
        accounts.apply(List.of(
                new Membership(source, account, user, MONDAY, true),
                new PersonTraits(source, user, MONDAY, Optional.of("Eve"), Optional.of(email)),
                contact(account, email, Contact.Role.ADMIN, MONDAY)));

        Set<PersonalData.Identifier> known =
                access.collect(new PersonalData.Identifier("user_id", source.value() + ":eve"));
        assertThat(known)
                .contains(
                        new PersonalData.Identifier("email", email),
                        new PersonalData.Identifier("user", Long.toString(user)));
        assertThat(data.export(known)).containsKeys("contact", "person", "user_id", "membership", "contact_role");

        assertThat(data.erase(known)).containsKeys("contact", "person", "user_id", "membership");

        assertThat(data.export(known).keySet()).containsExactly("person");
        assertThat(accounts.persons(List.of(user)).get(user).label()).isEmpty();
        assertThat(history(account).contacts()).isEmpty();
    }

    private boolean audited(String action) {
        return !access.auditLog(Long.MAX_VALUE, Optional.of(action), Optional.empty(), 1).stream()
                .map(AuditEntry::toString)
                .toList()
                .isEmpty();
    }

    private Desk desk() {
        return accounts.by(ADA);
    }

    private AccountHistory history(Account.Id account) {
        return accounts.histories(Set.of(account)).get(account);
    }

    private InvoiceSeen invoice(Account.Id account, List<Instant> failed, Optional<Instant> paid) {
        return new InvoiceSeen(
                source,
                account,
                MONDAY,
                "R1",
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 2, 15),
                new Money(10_000, Currency.getInstance("EUR")),
                failed,
                paid,
                Optional.empty());
    }

    private ContactSeen contact(Account.Id account, String email, Contact.Role role, Instant at) {
        return new ContactSeen(
                source,
                account,
                at,
                email,
                Optional.of("Grace"),
                Optional.of(email),
                Optional.of(role),
                Optional.empty(),
                Optional.empty(),
                Optional.of("en"),
                Optional.empty(),
                Optional.of(true),
                Optional.empty());
    }

    private LineSold line(Account.Id account, String amount) {
        return new LineSold(
                source,
                account,
                MONDAY,
                Optional.of("c1"),
                Optional.empty(),
                "seats",
                5,
                "users",
                new BigDecimal(amount),
                Optional.empty(),
                1,
                0,
                LocalDate.of(2026, 1, 1),
                Optional.of(LocalDate.of(2027, 1, 1)),
                Optional.empty(),
                Terms.NONE);
    }

    private AccountTraits traits(Account.Id account, Instant at, String field, Object value) {
        return new AccountTraits(source, account, at, Map.of(field, Optional.of(value)));
    }

    private Account.Id account(String name) {
        return accounts.register(List.of(id(name)), MONDAY).get(id(name));
    }

    private ExternalId id(String id) {
        return new ExternalId(source, ExternalId.GROUP, id);
    }
}
