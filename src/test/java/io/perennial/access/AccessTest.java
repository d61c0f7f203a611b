package io.perennial.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.PerennialTest;
import io.perennial.SettableClock;
import io.perennial.access.Access.Registration;
import io.perennial.access.PersonalData.Identifier;
import io.perennial.shared.SourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class AccessTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private Access access;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Member admin;

    @BeforeEach
    void anAdministrator() {
        admin = access.demoMember();
    }

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void theLinkOfTheFirstAdministratorWorksOnceAndEndsTheOthers() {
        jdbc.sql("update access.member set active = false").update();
        String first = access.firstAdministratorLink().orElseThrow();
        String second = access.firstAdministratorLink().orElseThrow();
        String email = email();

        assertThat(access.registerAdministrator(first, email, "Ada", "short"))
                .isInstanceOf(Registration.WeakPassword.class);
        assertThat(access.registerAdministrator(first, "ada", "Ada", PASSWORD))
                .isInstanceOf(Registration.InvalidEmail.class);
        assertThat(access.registerAdministrator(first, email, "Ada", PASSWORD)).isInstanceOf(Registration.Done.class);

        assertThat(access.registerAdministrator(first, email(), "Eve", PASSWORD))
                .isInstanceOf(Registration.LinkUsed.class);
        assertThat(access.registerAdministrator(second, email(), "Eve", PASSWORD))
                .isInstanceOf(Registration.LinkUsed.class);
        assertThat(access.firstAdministratorLink()).isEmpty();
        assertThat(access.signIn(email.toUpperCase(java.util.Locale.ROOT), PASSWORD, email))
                .isInstanceOf(SignIn.Welcome.class);
        jdbc.sql("update access.member set active = true where email = 'demo@localhost'")
                .update();
    }

    @Test
    void aLinkTooOldOrInventedDoesNotWork() {
        clock.set(Instant.now());
        String secret = access.invite(email(), "Ben", Role.CSM, Optional.empty(), admin)
                .orElseThrow()
                .secret();
        clock.advance(Duration.ofHours(24));

        assertThat(access.invited(secret)).isEmpty();
        assertThat(access.acceptInvitation(secret, PASSWORD)).isInstanceOf(Registration.LinkUsed.class);
        assertThat(access.invited("x")).isEmpty();
    }

    @Test
    void anInvitedMemberChoosesAPasswordAndSignsIn() {
        String email = email();
        String secret = access.invite(email, "Ben", Role.CSM, Optional.of("dach"), admin)
                .orElseThrow()
                .secret();

        assertThat(access.invited(secret).orElseThrow().member().orElseThrow().name())
                .isEqualTo("Ben");
        assertThat(access.signIn(email, PASSWORD, email)).isInstanceOf(SignIn.Refused.class);
        assertThat(access.acceptInvitation(secret, PASSWORD)).isInstanceOf(Registration.Done.class);
        assertThat(access.acceptInvitation(secret, PASSWORD)).isInstanceOf(Registration.LinkUsed.class);
        assertThat(access.signIn(email, PASSWORD, email)).isInstanceOf(SignIn.Welcome.class);
        assertThat(access.invite(email, "Ben again", Role.CSM, Optional.empty(), admin))
                .isEmpty();
    }

    @Test
    void guessingIsSlowedDown() {
        Member ben = member(Role.CSM);
        for (int i = 0; i < 5; i++) {
            assertThat(access.signIn(ben.email(), "wrong", "10.0.0.1")).isInstanceOf(SignIn.Refused.class);
        }

        assertThat(access.signIn(ben.email(), PASSWORD, "10.0.0.1")).isInstanceOf(SignIn.TooMany.class);
        assertThat(access.signIn(ben.email(), PASSWORD, "10.0.0.2")).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void aNewPasswordEndsOlderSessions() {
        Member ben = member(Role.CSM);

        assertThat(access.changePassword(ben, "wrong", "another long password")).isFalse();
        assertThat(access.changePassword(ben, PASSWORD, "aaaaaaaaaaaaaaaa")).isFalse();
        assertThat(access.changePassword(ben, PASSWORD, "another long password"))
                .isTrue();

        assertThat(access.member(ben.id()).orElseThrow().credentials()).isGreaterThan(ben.credentials());
        assertThat(access.signIn(ben.email(), PASSWORD, ben.email())).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void onlyAdministratorsManageMembersAndKeys() {
        Member manager = member(Role.MANAGER);

        assertThatThrownBy(() -> access.invite(email(), "Eve", Role.ADMIN, Optional.empty(), manager))
                .isInstanceOf(Access.Denied.class);
        assertThatThrownBy(() -> access.createKey(new SourceKey("crm"), Set.of(KeyScope.READ), manager))
                .isInstanceOf(Access.Denied.class);
        assertThat(access.allows(manager, Action.CHANGE_ACCOUNTS, Scope.TEAM)).isTrue();
    }

    @Test
    void whoIsDeactivatedMayNothing() {
        Member ben = member(Role.MANAGER);
        access.change(ben.id(), "Ben", Role.MANAGER, Optional.empty(), false, admin);
        Member gone = access.member(ben.id()).orElseThrow();

        assertThat(access.allows(gone, Action.SEE_ACCOUNTS)).isFalse();
        assertThat(access.signIn(ben.email(), PASSWORD, ben.email())).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void aKeyIsShownOnceKeptHashedAndEndsWhenRevoked() {
        Access.Created created = access.createKey(new SourceKey("website"), Set.of(KeyScope.INTAKE), admin);

        assertThat(access.authenticate(created.secret(), KeyScope.INTAKE)
                        .orElseThrow()
                        .source()
                        .value())
                .isEqualTo("website");
        assertThat(access.authenticate(created.secret(), KeyScope.READ)).isEmpty();
        assertThat(access.authenticate(created.secret() + "x", KeyScope.INTAKE)).isEmpty();
        assertThat(access.authenticate("", KeyScope.INTAKE)).isEmpty();
        assertThat(keyOf(created).lastUsed()).isPresent();
        assertThat(jdbc.sql("select hint from access.api_key where id = :id")
                        .param("id", created.key().id())
                        .query(String.class)
                        .single())
                .isNotEqualTo(created.secret());

        assertThat(access.revokeKey(created.key().id(), admin)).isTrue();
        assertThat(access.revokeKey(created.key().id(), admin)).isFalse();
        assertThat(access.authenticate(created.secret(), KeyScope.INTAKE)).isEmpty();
    }

    @Test
    void theAuditLogSaysWhoDidWhatAndCannotBeChanged() {
        access.createKey(new SourceKey("audited"), Set.of(KeyScope.READ), admin);

        AuditEntry entry = access.auditLog(Long.MAX_VALUE, Optional.of("key.created"), Optional.of("audited"), 10)
                .getFirst();
        assertThat(entry.actor()).isEqualTo(admin.email());
        assertThat(entry.subject()).isEqualTo("source audited");
        assertThat(entry.details()).containsEntry("scopes", List.of("READ"));
        assertThat(access.auditLog(Long.MAX_VALUE, Optional.empty(), Optional.of("100%"), 10))
                .isEmpty();
        assertThatThrownBy(() -> jdbc.sql("delete from access.audit_entry").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anErasedMemberLeavesNoNameAndATombstone() {
        Member ben = member(Role.CSM);
        access.signIn(ben.email(), PASSWORD, ben.email());
        Identifier start = new Identifier("email", ben.email());

        assertThat(access.collect(start))
                .contains(start, new Identifier("member", Long.toString(ben.id().value())));
        assertThat(access.exportPerson(start, admin)).containsKeys("access.member", "access.audit_entry");
        assertThat(access.erasePerson(start, admin).rows()).isEqualTo(Map.of("access.member", 1));

        Member gone = access.member(ben.id()).orElseThrow();
        assertThat(gone.email()).doesNotContain(ben.email());
        assertThat(gone.active()).isFalse();
        assertThat(access.erased(Set.of(start, new Identifier("email", "someone@example.com"))))
                .containsExactly(start);
        assertThat(access.auditLog(Long.MAX_VALUE, Optional.of("sign-in"), Optional.of(ben.email()), 10))
                .isEmpty();
    }

    private Member member(Role role) {
        String secret = access.invite(email(), "Ben", role, Optional.empty(), admin)
                .orElseThrow()
                .secret();
        return ((Registration.Done) access.acceptInvitation(secret, PASSWORD)).member();
    }

    private ApiKey keyOf(Access.Created created) {
        return access.keys().stream()
                .filter(key -> key.id() == created.key().id())
                .findFirst()
                .orElseThrow();
    }

    private static String email() {
        return UUID.randomUUID() + "@example.com";
    }
}
