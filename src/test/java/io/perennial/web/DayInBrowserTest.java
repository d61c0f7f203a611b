package io.perennial.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.perennial.accounts.Account;
import io.perennial.connect.Connections;
import io.perennial.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of every morning: the day's list, the list of customers, segments, and finding things by keyboard. */
class DayInBrowserTest extends InBrowser {

    @Autowired
    private Connections connections;

    @Autowired
    private Work work;

    @Test
    void everyPageIsAccessibleInBothLanguagesLightAndDarkWideAndNarrow() {
        Loaded.excerpt(connections);
        signIn();
        for (String language : List.of("en", "de")) {
            speak(language);
            look("home", "/", language);
            look("home-week", "/?tab=week", language);
            look("home-done", "/?tab=done", language);
            look("accounts-all-columns", "/accounts?who=all&cols=arr,score,touch,tags,segments,presence", language);
            look("segments", "/segments", language);
            look("segment", "/segments/full-seats", language);
            look("segment-new", "/segments/new?when=account.arr%20%3E%3D%201000.0", language);
            look("names", "/segments/names", language);
            look("touch", "/segments/touch", language);
            look("balance", "/segments/balance", language);
            look("notifications", "/notifications", language);
            look("design", "/design", language);
        }
    }

    @Test
    void aCustomerIsFoundByAFewLettersAndOpenedWithTheKeyboardAlone() {
        Loaded.excerpt(connections);
        signIn();
        page.navigate("/");

        page.keyboard().press("Control+k");
        page.keyboard().type("543");
        assertThat(page.locator("#palette-hits .hit").first()).containsText("543");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("543");
    }

    @Test
    void lettersLeadToPagesAndAQuestionMarkShowsThem() {
        signIn();
        page.navigate("/me");

        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("g");
        page.keyboard().press("s");

        assertThat(page).hasURL(Pattern.compile("/segments$"));
    }

    @Test
    void theBellRingsOnTheOpenPageAndLeadsByKeyboardToWhatHappened() {
        Loaded.excerpt(connections);
        String email = Loaded.administrator(access, "Ada Lovelace");
        signIn(email);
        page.navigate("/me");
        assertThat(page.locator("#bell")).containsText("nothing new");
        long customer = Long.parseLong(
                page.evaluate("() => fetch('/api/v1/accounts').then(a => a.json()).then(a => '' + a.accounts[0].id)")
                        .toString());

        work.addTask(new Account.Id(customer), "Call", Optional.of(email), Optional.empty(), Optional.empty(), "play");
        assertThat(page.locator(".bell-count")).hasText("1");

        page.keyboard().press("g");
        page.keyboard().press("n");
        assertThat(page).hasURL(Pattern.compile("/notifications$"));
        page.waitForLoadState();
        page.keyboard().press("j");
        assertThat(page.locator("a.told-link")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/accounts/" + customer + "/work#task-\\d+$"));
        assertThat(page.locator(".bell-count")).hasCount(0);
    }

    @Test
    void everyComponentStandsOnThePageOfTheDesignWhichIsInEnglish() {
        signIn();
        speak("de");
        page.navigate("/design");

        assertThat(page.locator("html[lang=en] .menu a[href='/accounts']")).hasText("Accounts");

        for (String component : List.of(
                "buttons", "filter", "table", "card", "score", "sum", "form", "chart", "time", "progress", "empty")) {
            assertThat(page.locator("#d-" + component)).isVisible();
        }
        page.locator("#d-toast").click();
        assertThat(page.locator(".toast-note button")).isVisible();
        page.locator("#d-dialog").click();
        assertThat(page.locator("#dialog h2")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#dialog")).isHidden();
    }

    @Test
    void whatWasDoneOnTheDaysListIsTakenBackFromItsToast() {
        Loaded.excerpt(connections);
        signIn();
        page.navigate("/");
        Locator first = page.locator(".today-item").first();
        String id = first.getAttribute("id");
        first.locator(".btn-primary").click();
        page.locator("#dialog .btn-primary").click();
        assertThat(page.locator("#" + id)).hasCount(0);

        page.locator(".toast-note button").click();

        assertThat(page.locator("#" + id)).isVisible();
    }

    @Test
    void aTagIsGivenToPickedCustomersAndTakenBack() {
        Loaded.excerpt(connections);
        signIn();
        page.navigate("/accounts?who=all&cols=arr,tags");
        page.keyboard().press("j");
        page.keyboard().press("x");

        Locator bar = page.locator("[data-bulk]");
        assertThat(bar).isVisible();
        bar.locator("[name=kind]").selectOption("ADD_TAG");
        bar.locator("[name=tag]").fill("pilot");
        bar.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply"))
                .click();
        assertThat(page.locator(".bulk-progress")).containsText("1 customer was changed");
        page.navigate("/accounts?who=all&cols=arr,tags&tag=pilot");
        assertThat(page.locator("#list tbody tr")).hasCount(1);

        page.goBack();
        page.locator(".bulk-progress")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(page.locator(".bulk-progress")).containsText("1 customer was put back");
        page.navigate("/accounts?who=all&tag=pilot");
        assertThat(page.locator("#list tbody tr")).hasCount(0);
    }

    @Test
    void aFilterBuiltOfRowsIsSavedAsAViewThatStandsInTheAddress() {
        Loaded.excerpt(connections);
        signIn();
        page.navigate("/accounts?who=all");
        page.locator(".chip.add").click();
        page.locator("[data-builder] [name=name]").selectOption("account.arr");
        page.locator("[data-builder] [name=value]").fill("1");
        page.locator("[data-builder] button").click();
        assertThat(page.locator(".chip").first()).containsText("ARR at least 1");
        assertThat(page.url()).contains("rows=account.arr");

        page.getByText("Views").click();
        page.getByLabel("Save this list as").fill("Paying");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Paying");
    }

    @Test
    void aConditionWithAMistakeSaysWhatToWrite() {
        signIn();
        Loaded.excerpt(connections);
        page.navigate("/accounts?who=all&cel=account.arrr%20%3E%205.0");

        assertThat(page.locator(".cel-form .problem")).containsText("did you mean 'account.arr'");
    }

    @Test
    void aConditionShowsWhomItWouldContainBeforeItIsSaved() {
        Loaded.excerpt(connections);
        signIn();
        page.navigate("/segments/new");
        page.locator("#when").fill("account.arr >= 0.0");
        assertThat(page.locator("#preview h2")).containsText("Would contain");

        page.locator("#when").fill("account.arr >=");
        assertThat(page.locator("#preview .problem")).isVisible();
        assertThat(page.locator("#preview h2")).hasCount(0);
    }

    @Test
    void whatIsWrongWithAConditionIsSaidOnceInTheLanguageOfThePage() {
        Loaded.excerpt(connections);
        signIn();
        speak("de");
        page.navigate("/segments/new");
        page.locator("#when").fill("account.ar >= 0.0");
        page.locator("#english").fill("Wrong");
        page.locator(".dialog-foot button").click();

        assertThat(page.locator(".problem")).hasCount(1);
        assertThat(page.locator(".problem")).containsText("unbekannter Name „account.ar“ – meinen Sie „account.arr“?");
        assertThat(page.locator("#english")).hasValue("Wrong");
    }

    @Test
    void aSegmentIsBuiltFromRowsAndWhatIsTypedStays() {
        Loaded.excerpt(connections);
        signIn();
        page.navigate("/segments/new");
        page.locator("#rows [name=name]").selectOption("health.band");
        page.locator("#rows [name=operator]").selectOption("IS");
        page.locator("#rows [name=value]").fill("at_risk");
        page.locator("#rows .row-form button").click();
        assertThat(page.locator("#when")).hasValue("health.band == \"at_risk\"");
        assertThat(page.locator("#preview h2")).containsText("Would contain");

        page.locator("#when").fill("health.band == \"at_risk\" && account.arr >= 1000.0");
        assertThat(page.locator("#rows .chip")).hasCount(2);
        page.locator("#rows .join").click();
        assertThat(page.locator("#when")).hasValue("health.band == \"at_risk\" || account.arr >= 1000");

        page.locator("#rows .chip").first().click();
        assertThat(page.locator("#when")).hasValue("account.arr >= 1000");

        page.locator("#when").fill("account.arr * 2.0 >= 1000.0");
        assertThat(page.locator("#rows .row-form")).hasCount(0);
        assertThat(page.locator("#when")).hasValue("account.arr * 2.0 >= 1000.0");
    }

    @Test
    void aViewerIsOfferedNothingToChange() {
        Loaded.excerpt(connections);
        signIn(Loaded.viewer(access, "Val Viewer"));
        page.navigate("/accounts?who=all");

        assertThat(page.locator("[data-bulk]")).hasCount(0);
        assertThat(page.locator("#list input[name=id]")).hasCount(0);
        assertThat(page.request().get("/segments/new").status()).isEqualTo(403);
        assertThat(page.request().get("/segments/balance").status()).isEqualTo(403);
        complaints.clear();
    }
}
