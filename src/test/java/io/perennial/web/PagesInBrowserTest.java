package io.perennial.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.perennial.access.KeyScope;
import io.perennial.connect.Connections;
import io.perennial.shared.SourceKey;
import io.perennial.signals.Signals;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages in Chromium: nothing a reader of screens or the console complains of, and alive. */
class PagesInBrowserTest extends InBrowser {

    @Autowired
    private Connections connections;

    @Autowired
    private Signals signals;

    @Test
    void everyPageIsAccessibleInBothLanguagesLightAndDarkWideAndNarrow() {
        Loaded.excerpt(connections);
        look("sign-in", "/sign-in", "en");
        signIn();
        long account = Long.parseLong(page.evaluate(
                        "() => fetch('/api/v1/accounts?sort=SCORE&order=desc').then(a => a.json()).then(a => '' + a.accounts[0].id)")
                .toString());
        for (String language : List.of("en", "de")) {
            speak(language);
            look("accounts", "/accounts", language);
            look("account", "/accounts/" + account, language);
            look("account-signals", "/accounts/" + account + "/signals", language);
            look("account-use", "/accounts/" + account + "/use", language);
            look("account-people", "/accounts/" + account + "/people", language);
            look("account-contracts", "/accounts/" + account + "/contracts", language);
            look("account-timeline", "/accounts/" + account + "/timeline", language);
            look("churn", "/churn", language);
            look("churn-proof", "/churn/proof", language);
            look("churn-models", "/churn/models", language);
            look("kpis", "/kpis", language);
            look("kpi-movements", "/kpis/movements?month=2023-06-01", language);
            look("health", "/health", language);
            look("scorecard", "/health/scorecards/default", language);
            look("signals", "/signals", language);
            look("data", "/data", language);
            look("data-imports", "/data/imports", language);
            look("data-events", "/data/events", language);
            look("data-rejects", "/data/rejects", language);
            look("members", "/members", language);
            look("audit", "/audit", language);
            look("me", "/me", language);
        }
    }

    @Test
    void aListIsFilteredSearchedAndOpenedByKeyboard() throws Exception {
        Loaded.excerpt(connections);
        String sought = "sought-" + UUID.randomUUID();
        group(intakeKey("keyboard"), sought);
        signals.awaitSettled();
        signIn();
        page.navigate("/accounts?who=all");
        page.keyboard().press("/");
        page.keyboard().type(sought);

        assertThat(page.locator("#list tbody tr")).hasCount(1);
        assertThat(page.url()).contains("q=" + sought);

        page.locator("h1").click();
        page.keyboard().press("j");
        String row = page.locator("#list tbody tr").getAttribute("id");
        fetchedAnew(row);
        assertThat(page.locator("#" + row + " a.name")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(sought);

        page.goBack();
        assertThat(page.locator("#list tbody tr")).hasCount(1);
    }

    /** As when its score changes, until the row stands there anew. */
    private void fetchedAnew(String row) {
        page.evaluate("id => { document.getElementById(id).dataset.old = ''; }", row);
        page.waitForFunction(
                "id => { htmx.trigger(document.body, 'live:' + id); return !('old' in document.getElementById(id).dataset); }",
                row,
                new Page.WaitForFunctionOptions().setPollingInterval(300));
    }

    @Test
    void aKeyIsShownOnceAndItsEventsAppearWithoutReloadAndWithoutClosingTheOneThatIsOpen() throws Exception {
        signIn();
        String source = "site-" + UUID.randomUUID().toString().substring(0, 8);
        page.navigate("/data");
        page.getByLabel("Source", new Page.GetByLabelOptions().setExact(true)).fill(source);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create key"))
                .click();
        String secret = page.locator("#secret").innerText();

        page.navigate("/data/events?source=" + source);
        assertThat(page.getByText("Nothing has arrived yet")).isVisible();
        String group = "first-" + UUID.randomUUID();
        group(secret, group);
        send(secret, group, Instant.now());

        assertThat(page.getByText("Report Exported").first()).isVisible();
        page.locator("#arriving summary").first().click();
        send(secret, group, Instant.now());
        assertThat(page.locator("#arriving details")).hasCount(3);
        assertThat(page.locator("#arriving details[open]")).hasCount(1);
        page.navigate("/data");
        assertThat(page.content()).doesNotContain(secret);
    }

    @Test
    void aNewScoreStandsOnTheOpenPageWithinASecond() throws Exception {
        String secret = intakeKey("live");
        String group = "live-" + UUID.randomUUID();
        group(secret, group);
        send(secret, group, Instant.now().minus(1, ChronoUnit.HOURS));
        signals.awaitSettled();
        signIn();
        page.navigate("/accounts?who=all&q=" + group);
        page.locator("[data-walk-to]").first().click();
        List<Long> waits = new ArrayList<>();
        for (int day = 2; day < 12; day++) {
            String before = page.locator("[data-score]").innerText();
            send(secret, group, Instant.now().minus(day, ChronoUnit.DAYS));
            long acknowledged = System.nanoTime();
            assertThat(page.locator("[data-score]")).not().hasText(before);
            waits.add(Duration.ofNanos(System.nanoTime() - acknowledged).toMillis());
        }
        System.out.println("Event acknowledged -> score on the open page, ms: " + waits);
        assertThat(waits.stream().sorted().toList().get(waits.size() / 2)).isLessThan(1000);
    }

    private String intakeKey(String source) {
        return access.createKey(new SourceKey(source), Set.of(KeyScope.INTAKE), access.demoMember())
                .secret();
    }

    private void group(String secret, String group) throws Exception {
        call(secret, "group", """
                {"userId": "ada", "groupId": "%s", "messageId": "%s", "traits": {"name": "%s"}}
                """.formatted(group, UUID.randomUUID(), group));
    }

    private void send(String secret, String group, Instant at) throws Exception {
        call(secret, "track", """
                {"event": "Report Exported", "userId": "ada", "messageId": "%s", "timestamp": "%s",
                 "properties": {"format": "pdf"}, "context": {"groupId": "%s"}}
                """.formatted(UUID.randomUUID(), at, group));
    }

    private void call(String secret, String kind, String body) throws Exception {
        String basic = Base64.getEncoder().encodeToString((secret + ":").getBytes(StandardCharsets.UTF_8));
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/" + kind))
                            .header("Authorization", "Basic " + basic)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
