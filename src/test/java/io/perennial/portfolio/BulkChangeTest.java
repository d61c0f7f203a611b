package io.perennial.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.access.Role;
import io.perennial.accounts.Account;
import io.perennial.accounts.Account.TouchModel;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.accounts.TeamRole;
import io.perennial.shared.SourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One change to many customers: each is changed only where whoever asks may change it, and put back as it was. */
@PerennialTest
class BulkChangeTest {

    @Autowired
    private Portfolio portfolio;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Access access;

    private Member csm;
    private Member otto;
    private Account.Id own = new Account.Id(0);
    private Account.Id others = new Account.Id(0);

    @BeforeEach
    void aCustomerOfOnesOwnAndOneOfAnother() {
        csm = member("Carla", Role.CSM);
        own = customerOf(csm);
        otto = member("Otto", Role.CSM);
        others = customerOf(otto);
    }

    @Test
    void aCsmChangesTheOwnBookAndNotThatOfOthers() throws Exception {
        BulkChange done = over(portfolio.change(both(), BulkChange.Kind.SET_TOUCH, "HIGH", csm));

        assertThat(done.done()).isEqualTo(1);
        assertThat(done.refused()).isEqualTo(1);
        assertThat(touch(own)).isEqualTo(TouchModel.HIGH);
        assertThat(touch(others)).isNotEqualTo(TouchModel.HIGH);
    }

    @Test
    void whoStandsInForAColleagueChangesTheirBookToo() throws Exception {
        LocalDate today = LocalDate.now(accounts.installation().zone());
        access.away(otto.id(), csm.id(), today, today.plusDays(3), access.demoMember());

        BulkChange done = over(portfolio.change(both(), BulkChange.Kind.SET_TOUCH, "HIGH", csm));

        assertThat(done.done()).isEqualTo(2);
        assertThat(touch(others)).isEqualTo(TouchModel.HIGH);
    }

    @Test
    void aViewerChangesNobody() throws Exception {
        Member viewer = member("Vera", Role.VIEWER);

        BulkChange done = over(portfolio.change(both(), BulkChange.Kind.SET_TOUCH, "HIGH", viewer));

        assertThat(done.refused()).isEqualTo(2);
        assertThat(touch(own)).isNotEqualTo(TouchModel.HIGH);
        assertThat(touch(others)).isNotEqualTo(TouchModel.HIGH);
    }

    @Test
    void whoWasDeactivatedMeanwhileChangesNobody() throws Exception {
        access.change(csm.id(), csm.name(), Role.CSM, Optional.empty(), false, access.demoMember());

        BulkChange done = over(portfolio.change(both(), BulkChange.Kind.SET_TOUCH, "HIGH", csm));

        assertThat(done.done()).isZero();
        assertThat(touch(own)).isNotEqualTo(TouchModel.HIGH);
    }

    @Test
    void valuesThatDifferAreOneChangeAndArePutBackAsOne() throws Exception {
        Member admin = access.demoMember();
        TouchModel before = touch(own);

        long id = portfolio.change(BulkChange.Kind.SET_TOUCH, Map.of(own, "HIGH", others, "MID"), admin);
        BulkChange done = over(id);
        TouchModel ownThen = touch(own);
        TouchModel othersThen = touch(others);
        over(portfolio.undoChange(id, admin).orElseThrow());

        assertThat(done.total()).isEqualTo(2);
        assertThat(done.done()).isEqualTo(2);
        assertThat(ownThen).isEqualTo(TouchModel.HIGH);
        assertThat(othersThen).isEqualTo(TouchModel.MID);
        assertThat(touch(own)).isEqualTo(before);
        assertThat(touch(others)).isEqualTo(before);
        assertThat(portfolio.undoChange(id, admin)).isEmpty();
    }

    private Filter both() {
        return Filter.ALL.with(Narrowing.to(Set.of(own, others)));
    }

    private TouchModel touch(Account.Id id) {
        return accounts.find(id).orElseThrow().touchModel();
    }

    private BulkChange over(long id) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            BulkChange change = portfolio.change(id).orElseThrow();
            if (change.finished()) {
                return change;
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        throw new AssertionError("the change does not end");
    }

    private Account.Id customerOf(Member member) {
        ExternalId id =
                new ExternalId(new SourceKey("bulk"), "group", UUID.randomUUID().toString());
        Account.Id account = accounts.register(Set.of(id), Instant.now()).get(id);
        accounts.by(new Actor.Process("test")).assign(account, TeamRole.CSM, member.id(), Instant.now());
        return account;
    }

    private Member member(String name, Role role) {
        String email = UUID.randomUUID() + "@example.com";
        access.invite(email, name + " " + email, role, Optional.empty(), access.demoMember());
        return access.members().stream()
                .filter(member -> member.email().equals(email))
                .findFirst()
                .orElseThrow();
    }
}
