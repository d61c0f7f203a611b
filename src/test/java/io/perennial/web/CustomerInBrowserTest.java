package io.perennial.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.perennial.connect.Connections;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer is understood and worked on in Chromium; scorecards are tried, other scores audited. */
class CustomerInBrowserTest extends InBrowser {

    @Autowired
    private Connections connections;

    private String customer = "";

    @BeforeEach
    void sixCustomers() {
        Loaded.excerpt(connections);
        signIn();
        customer = "/accounts/"
                + page.evaluate(
                        "() => fetch('/api/v1/accounts?sort=SCORE&order=desc').then(a => a.json()).then(a => '' + a.accounts[0].id)");
    }

    @Test
    void aDayInAFieldIsSaidAsThePageSpeaksWhereTheBrowserSpeaksAnotherLanguage() {
        page.navigate(customer);
        assertThat(page.locator(".said-day")).hasCount(0);

        speak("de");
        page.navigate(customer);
        page.locator("#from").fill("2026-03-02");

        assertThat(page.locator("label[for=from] .said-day")).hasText("02.03.2026");
    }

    @Test
    void aPartThatIsFetchedAnewKeepsWhatIsHalfWritten() {
        page.navigate(customer);
        page.locator("#from").fill("2026-03-02");
        page.locator("#health").evaluate("part => part.dataset.old = ''");

        page.evaluate("topic => htmx.trigger(document.body, 'live:account-' + topic)", customer.replaceAll("\\D", ""));

        assertThat(page.locator("#health[data-old]")).hasCount(0);
        assertThat(page.locator("#from")).hasValue("2026-03-02");
        assertThat(page.locator("#from")).isFocused();
    }

    @Test
    void thePagesOfWorkAndOfScorecardsAreAccessibleInBothLanguages() {
        page.navigate(customer + "/work");
        page.getByLabel("Note; @name tells a colleague").fill("Prefers calls, says @Ada Lovelace");
        button("Write note").click();
        page.getByLabel("New success plan").fill("Plan tours in two hours");
        button("Add plan").click();
        open("Open case", "#do-case");
        page.locator("#case-title").fill("Usage drop");
        page.locator("#do-case button").click();
        String openCase = page.url().substring(page.url().indexOf("/cases/"));
        for (String language : List.of("en", "de")) {
            speak(language);
            look("work", "/work?whose=ALL", language);
            look("cases", "/work/cases", language);
            look("cases-board", "/work/cases?board=true", language);
            look("absences", "/work/absences", language);
            look("case", openCase, language);
            look("account-work", customer + "/work", language);
            look("account-edit", customer + "/edit", language);
            look("contact-log", customer + "/log?line=Call%20yesterday:%20fine", language);
            look("contact-add", customer + "/people/add?role=ECONOMIC_BUYER", language);
            look("scorecard-text", "/health/scorecards/default?text=true", language);
            look("rival-audit", "/health/audit", language);
        }
    }

    @Test
    void aLineBecomesAContactOnTheTimelineAndIsUndone() {
        page.navigate(customer);
        open("Log contact", "#do-log");
        page.locator("#log-line").fill("Call yesterday: wants export fix by Friday");
        page.locator("#do-log button").click();
        assertThat(page.locator("#kind")).hasValue("CALL");
        button("Save").click();

        assertThat(page.locator(".notice")).containsText("The contact is kept.");
        assertThat(page.locator(".timeline")).containsText("wants export fix by Friday");
        page.locator(".notice [data-undo]").click();
        assertThat(page.locator(".timeline")).not().containsText("wants export fix by Friday");
    }

    @Test
    void aScorecardIsTriedBeforeItIsSavedAndAProblemStandsInItsRow() {
        page.navigate("/health/scorecards/default");
        page.locator("#healthy").fill("99");
        page.locator("#margin").fill("0.5");
        button("Try on customers").click();
        assertThat(page.locator("#preview")).isVisible();
        page.navigate("/health/scorecards/default");
        assertThat(page.locator("#healthy")).hasValue("70");

        page.locator("#weight-0").fill("heavy");
        button("Try on customers").click();
        assertThat(page.locator(".measure").first().locator(".field-problem")).isVisible();
        assertThat(page.locator("#weight-0")).hasValue("heavy");
    }

    @Test
    void anotherSystemsScoresAreAudited() {
        page.navigate("/health/audit");
        page.locator("#file").setInputFiles(Path.of("src/test/resources/rival-scores.csv"));
        button("Audit").click();

        assertThat(page.locator("#read")).containsText("3 scores read, 2 of known customers");
        assertThat(page.content()).contains("nobody-here");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void open(String button, String panel) {
        button(button).first().click();
        assertThat(page.locator(panel)).isVisible();
    }
}
