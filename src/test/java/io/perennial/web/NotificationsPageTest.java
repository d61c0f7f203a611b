package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.notifications.Notification;
import io.perennial.notifications.Notifications;
import io.perennial.shared.SourceKey;
import io.perennial.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The bell and the page behind it: seen, opened, read and unread again by whom it concerns, and by nobody else. */
@PerennialTest
class NotificationsPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Access access;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Work work;

    @Autowired
    private Notifications notifications;

    private String ann = "";
    private String ben = "";
    private Account.Id account = new Account.Id(0);

    @BeforeEach
    void twoColleaguesAndACustomer() {
        ann = Loaded.administrator(access, "Ann Author");
        ben = Loaded.viewer(access, "Ben Reader");
        ExternalId id = new ExternalId(
                new SourceKey("bell-pages"), "group", UUID.randomUUID().toString());
        account = accounts.register(Set.of(id), Instant.now()).get(id);
    }

    @Test
    void aTaskRingsAndLeadsToItselfAndIsReadThen() throws Exception {
        long task = work.addTask(account, "Call them", Optional.of(ben), Optional.empty(), Optional.empty(), ann)
                .id();
        try (Browser browser = signedIn(ben)) {
            assertThat(browser.get("/").body()).contains("Notifications, 1 unread");
            assertThat(browser.get("/notifications").body())
                    .contains("Ann Author gave you a task for")
                    .contains("Call them");

            var opened = browser.get("/notifications/" + newest(ben).id());

            assertThat(opened.uri().getPath()).isEqualTo("/accounts/" + account.value() + "/work");
            assertThat(opened.body()).contains("id=\"task-" + task + "\"");
            assertThat(browser.get("/").body()).contains("Notifications, nothing new");
        }
    }

    @Test
    void aMentionIsShownAsItWasWrittenAndInGermanToWhoReadsGerman() throws Exception {
        work.note(
                account,
                "@" + ben + " <b>look</b>",
                ann,
                List.of(new Work.Colleague(ann, "Ann Author"), new Work.Colleague(ben, "Ben Reader")));
        try (Browser browser = signedIn(ben)) {
            assertThat(browser.get("/notifications", "Accept-Language", "de").body())
                    .contains("hat Sie in einer Notiz zu")
                    .contains("&lt;b&gt;look")
                    .doesNotContain("<b>look");
        }
    }

    @Test
    void allAreReadAtOnceAndThatIsTakenBack() throws Exception {
        work.addTask(account, "One", Optional.of(ben), Optional.empty(), Optional.empty(), ann);
        work.addTask(account, "Two", Optional.of(ben), Optional.empty(), Optional.empty(), ann);
        try (Browser browser = signedIn(ben)) {
            String read = browser.post("/notifications", "/notifications/read", Map.of())
                    .body();
            assertThat(read).contains("All are marked as read.").contains("nothing new");
            assertThat(browser.get("/notifications?unread=true").body()).contains("You have read everything");

            String undo = read.replaceAll("(?s).*action=\"(/notifications/unread\\?at=\\d+)\".*", "$1");
            String undone = browser.post("/notifications", undo, Map.of()).body();

            assertThat(undone).contains("Notifications, 2 unread");
        }
    }

    @Test
    void whatOthersWereToldIsNotThere() throws Exception {
        work.addTask(account, "Secret", Optional.of(ben), Optional.empty(), Optional.empty(), ann);
        long told = newest(ben).id();
        try (Browser browser = signedIn(ann)) {
            assertThat(browser.get("/notifications/" + told).statusCode()).isEqualTo(404);
            assertThat(browser.post("/notifications", "/notifications/" + told + "/read", Map.of())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(browser.get("/notifications").body()).doesNotContain("Secret");
        }
        assertThat(notifications.unread(member(ben).id())).isEqualTo(1);
    }

    @Test
    void nobodyHearsTheBellOfOthers() {
        String own = Notifications.topic(member(ann).id());
        String others = Notifications.topic(member(ben).id());

        assertThat(LiveEndpoint.audible(Set.of(own, others, Live.ACCOUNTS), member(ann)))
                .containsExactlyInAnyOrder(own, Live.ACCOUNTS);
    }

    @Test
    void anEmptyPageSaysWhatWillBeThere() throws Exception {
        try (Browser browser = signedIn(ben)) {
            assertThat(browser.get("/notifications").body())
                    .contains("No notifications yet")
                    .contains("mentions you with @");
        }
    }

    private Notification newest(String email) {
        return notifications
                .of(member(email).id(), false, OptionalLong.empty(), 1)
                .getFirst();
    }

    private Member member(String email) {
        return access.members().stream()
                .filter(each -> each.email().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private Browser signedIn(String email) throws Exception {
        Browser browser = new Browser(port);
        browser.post("/sign-in", "/sign-in", Map.of("email", email, "password", Loaded.PASSWORD));
        return browser;
    }
}
