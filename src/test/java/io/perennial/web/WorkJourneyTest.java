package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.access.Role;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.accounts.TeamRole;
import io.perennial.health.Health;
import io.perennial.health.Pulse;
import io.perennial.shared.SourceKey;
import io.perennial.work.Case;
import io.perennial.work.Touchpoint;
import io.perennial.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer is worked on through the pages: what is written, undone, shown, and to whom it is refused. */
@PerennialTest
class WorkJourneyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Access access;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Work work;

    @Autowired
    private Health health;

    private Account.Id account = new Account.Id(0);
    private String path = "";

    @BeforeEach
    void aCustomer() {
        ExternalId id = new ExternalId(
                new SourceKey("work-pages"), "group", UUID.randomUUID().toString());
        account = accounts.register(Set.of(id), Instant.now()).get(id);
        path = "/accounts/" + account.value();
    }

    @Test
    void aContactInOneLineIsShownForConfirmationWrittenAndTakenBack() throws Exception {
        try (Browser browser = administrator()) {
            String shown = browser.get(path + "/log?line=Call+yesterday:+wants+export+fix+by+Friday")
                    .body();

            assertThat(shown)
                    .contains("<option value=\"CALL\" selected>")
                    .contains(LocalDate.now().minusDays(1).toString())
                    .contains(">wants export fix by Friday</textarea>");
            assertThat(touchpoints()).isEmpty();

            String after = browser.post(
                            path + "/log?line=x",
                            path + "/log",
                            Map.of(
                                    "kind", "CALL",
                                    "outbound", "true",
                                    "day", LocalDate.now().minusDays(1).toString(),
                                    "summary", "wants export fix by Friday"))
                    .body();
            assertThat(touchpoints()).singleElement().satisfies(call -> {
                assertThat(call.kind()).isEqualTo(Touchpoint.Kind.CALL);
                assertThat(call.heldAt()).isPresent();
            });
            assertThat(after).contains("The contact is kept.").contains("data-undo");

            browser.post(path, "/touchpoints/" + touchpoints().getFirst().id() + "/remove", Map.of("back", path));
            assertThat(touchpoints()).isEmpty();
        }
    }

    @Test
    void aTaskIsDoneReopenedAndTakenAway() throws Exception {
        try (Browser browser = administrator()) {
            browser.post(
                    path + "/work",
                    path + "/tasks",
                    Map.of(
                            "title",
                            "Send the offer",
                            "due",
                            LocalDate.now().minusDays(1).toString()));
            long task = work.tasks(Set.of(account)).get(account).getFirst().id();

            assertThat(browser.get("/work?whose=NOBODY").body())
                    .contains("Overdue")
                    .contains("Send the offer");
            browser.post("/work", "/tasks/" + task + "/done", Map.of());
            assertThat(work.task(task).orElseThrow().doneAt()).isPresent();
            browser.post("/work", "/tasks/" + task + "/open", Map.of());
            assertThat(work.task(task).orElseThrow().doneAt()).isEmpty();
            browser.post("/work", "/tasks/" + task + "/remove", Map.of());
            assertThat(work.tasks(Set.of(account))).isEmpty();
            browser.post("/work", "/tasks/" + task + "/restore", Map.of());
            assertThat(work.tasks(Set.of(account))).hasSize(1);
        }
    }

    @Test
    void aCaseGoesFromOpeningToOutcomeAndBack() throws Exception {
        try (Browser browser = administrator()) {
            Map<String, String> opening = Map.of("kind", "RISK", "title", "Usage drop", "next", "call");
            browser.post(path + "/work", path + "/cases", opening);
            String again =
                    browser.post(path + "/work", path + "/cases", opening).body();
            Case opened = work.cases(Set.of(account)).get(account).getFirst();

            assertThat(again).contains("There is an open case about this");
            assertThat(opened.nextStep()).contains("call");
            String page = "/cases/" + opened.id();
            browser.post(page, page + "/close", Map.of("outcome", "WON", "note", "uses it again"));
            assertThat(work.findCase(opened.id()).orElseThrow().outcome()).contains(Case.Outcome.WON);
            browser.post(page, page + "/reopen", Map.of());
            assertThat(work.findCase(opened.id()).orElseThrow().open()).isTrue();
            assertThat(browser.get("/work/cases?kind=RISK").body()).contains("Usage drop");
            assertThat(browser.get("/work/cases?kind=OPPORTUNITY").body()).doesNotContain(">Usage drop<");
        }
    }

    @Test
    void aPulseIsClearedAndTheOneBeforeDoesNotComeBackButUndoingDoes() {
        health.givePulse(account, Pulse.Colour.RED, "angry", "Ann");
        health.givePulse(account, Pulse.Colour.GREEN, "calm", "Ann");

        Pulse cleared = health.clearPulse(account).orElseThrow();

        assertThat(health.pulse(account)).isEmpty();
        assertThat(health.clearPulse(account)).isEmpty();
        assertThat(health.restorePulse(account, cleared.id())).isTrue();
        assertThat(health.pulse(account)).map(Pulse::reason).contains("calm");
    }

    @Test
    void aDeputyActsWhileTheOtherIsAwayAndNotBeforeOrAfter() throws Exception {
        Member owner = member("Olga Owner");
        Member deputy = member("Dora Deputy");
        accounts.by(new Actor.Process("test")).assign(account, TeamRole.CSM, owner.id(), Instant.now());
        try (Browser browser = signedIn(deputy)) {
            assertThat(note(browser)).isEqualTo(403);

            var absence = access.away(
                    owner.id(),
                    deputy.id(),
                    LocalDate.now().minusDays(1),
                    LocalDate.now().plusDays(3),
                    owner);
            assertThat(note(browser)).isEqualTo(200);
            assertThat(browser.get(path).body()).contains("Dora Deputy stands in until");
            assertThat(browser.get("/work").body()).contains("You stand in for Olga Owner");

            access.back(absence.id(), owner);
            assertThat(note(browser)).isEqualTo(403);
        }
        assertThat(work.notes(Set.of(account)).get(account)).hasSize(1);
        assertThat(access.auditLog(Long.MAX_VALUE, Optional.of("absence.added"), Optional.empty(), 10))
                .anySatisfy(entry -> assertThat(entry.subject())
                        .isEqualTo("member " + owner.id().value()));
    }

    @Test
    void nobodyButThemselvesOrTheirManagerSendsSomebodyAway() {
        Member owner = member("Olga Owner");
        Member other = member("Otto Other");

        assertThat(catchThrowable(() -> access.away(owner.id(), other.id(), LocalDate.now(), LocalDate.now(), other)))
                .isInstanceOf(Access.Denied.class);
        assertThat(access.absencesFrom(LocalDate.now()))
                .noneMatch(absence -> absence.member().equals(owner.id()));
    }

    @Test
    void fieldsContactsAndTeamAreChangedByHandAndWhatIsWrongStandsAtItsField() throws Exception {
        try (Browser browser = administrator()) {
            var wrong =
                    browser.post(path + "/edit", path + "/fields", Map.of("f.name", "Nordlicht", "f.timezone", "Mars"));
            browser.post(
                    path + "/people/add",
                    path + "/people",
                    Map.of("name", "Dora Brandt", "role", "CHAMPION", "email", "dora@example.com"));

            assertThat(accounts.find(account).orElseThrow().name()).isEqualTo("Nordlicht");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body())
                    .contains("id=\"wrong-timezone\"", "value=\"Mars\"", path + "/fields/name/release")
                    .doesNotContain(path + "/fields/currency/release");
            assertThat(browser.get(path + "/people").body())
                    .contains("Dora Brandt")
                    .contains("Champion");
            assertThat(browser.get(path).body()).contains("No economic buyer known");
        }
    }

    @Test
    void theNextStepOfACaseStandsOnTheDaysListOnceItIsDueAndNotWhenTheCaseIsClosed() throws Exception {
        Member owner = member("Nele Next");
        long due = openCase("Ask the sponsor", LocalDate.now().minusDays(1), owner);
        long ahead = openCase("Send the offer", LocalDate.now().plusDays(3), owner);
        try (Browser browser = signedIn(owner)) {
            assertThat(browser.get("/").body())
                    .contains("Next step overdue since")
                    .contains("Ask the sponsor")
                    .contains("/cases/" + due)
                    .doesNotContain("/cases/" + ahead);
            assertThat(browser.get("/?tab=week").body()).contains("Send the offer");

            work.close(due, Case.Outcome.WON, Optional.empty(), owner.email());
            assertThat(browser.get("/").body()).doesNotContain("/cases/" + due);
        }
    }

    private long openCase(String step, LocalDate on, Member owner) {
        var opened = (Work.Opening.Opened)
                work.openCase(account, Case.Kind.RISK, step, step, Optional.of(owner.email()), owner.email());
        work.nextStep(opened.opened().id(), Optional.of(step), Optional.of(on), owner.email());
        return opened.opened().id();
    }

    private int note(Browser browser) throws Exception {
        return browser.post(path + "/work", path + "/notes", Map.of("text", "Called"))
                .statusCode();
    }

    private List<Touchpoint> touchpoints() {
        return work.touchpoints(Set.of(account)).getOrDefault(account, List.of());
    }

    private Member member(String name) {
        String email = UUID.randomUUID() + "@example.com";
        String link = access.invite(email, name, Role.CSM, Optional.empty(), access.demoMember())
                .orElseThrow()
                .secret();
        return ((Access.Registration.Done) access.acceptInvitation(link, Loaded.PASSWORD)).member();
    }

    private Browser administrator() throws Exception {
        Browser browser = new Browser(port);
        String email = Loaded.administrator(access, "Ada");
        browser.post("/sign-in", "/sign-in", Map.of("email", email, "password", Loaded.PASSWORD));
        return browser;
    }

    private Browser signedIn(Member member) throws Exception {
        Browser browser = new Browser(port);
        browser.post("/sign-in", "/sign-in", Map.of("email", member.email(), "password", Loaded.PASSWORD));
        return browser;
    }
}
