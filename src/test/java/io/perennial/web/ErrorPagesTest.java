package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.perennial.PerennialTest;
import io.perennial.access.Access;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What cannot be answered says what happened, what to do and where to go, and never why in the words of a machine. */
@PerennialTest
class ErrorPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Access access;

    private final Logger log = (Logger) LoggerFactory.getLogger(ErrorPages.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listenToTheLog() {
        log.setLevel(Level.INFO);
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void leaveTheLog() {
        log.detachAppender(logged);
        log.setLevel(null);
    }

    @Test
    void whatIsNotThereIsSaidInsideThePageWithASearchAndANumberOfTheLog() throws Exception {
        try (Browser browser = signedIn(Loaded.administrator(access, "Ada"))) {
            var missing = browser.get("/accounts/999999999");

            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body())
                    .contains("There is nothing here", "Find a customer", "Go to Home", "id=\"menu\"");
            String number = missing.headers().firstValue("Perennial-Error").orElseThrow();
            assertThat(missing.body()).contains("<code>" + number + "</code>");
            assertThat(logged.list)
                    .anySatisfy(entry -> assertThat(entry.getFormattedMessage())
                            .isEqualTo("error " + number + ": GET /accounts/999999999 was answered with 404"));
        }
    }

    @Test
    void whatARoleDoesNotIncludeSaysWhoCanHelp() throws Exception {
        try (Browser browser = signedIn(Loaded.viewer(access, "Vera"))) {
            var refused = browser.get("/members");

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("You may not do this", "An administrator can change that");
        }
    }

    @Test
    void aFormThatWasOpenForTooLongSaysSoAndNotThatARightIsMissing() throws Exception {
        try (Browser browser = signedIn(Loaded.administrator(access, "Ada"))) {
            var stale = browser.postAs("/language", "forged", Map.of("language", "de"));

            assertThat(stale.statusCode()).isEqualTo(403);
            assertThat(stale.body()).contains("This page was open for too long").doesNotContain("You may not");
        }
    }

    @Test
    void anAddressThatCannotBeReadSaysWhatToCheck() throws Exception {
        try (Browser browser = signedIn(Loaded.administrator(access, "Ada"))) {
            var unclear = browser.get("/accounts/seventeen");

            assertThat(unclear.statusCode()).isEqualTo(400);
            assertThat(unclear.body()).contains("That could not be understood").doesNotContain("Exception", "java.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit?text=%00", "/accounts?q=a%00b", "/segments/new?when=%00"})
    void theCharacterZeroIsRefusedAndBreaksNothing(String path) throws Exception {
        try (Browser browser = signedIn(Loaded.administrator(access, "Ada"))) {
            var refused = browser.get(path);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("That could not be understood");
        }
    }

    @Test
    void anEndedSessionIsExplainedAndLeadsBackToThePage() throws Exception {
        try (Browser browser = signedIn(Loaded.administrator(access, "Ada"))) {
            browser.post("/me", "/sign-out", Map.of());

            var asked = browser.get("/accounts?q=alp", "Cookie", "perennial=bm90aGluZw==");

            assertThat(asked.uri().getPath()).isEqualTo("/sign-in");
            assertThat(asked.body()).contains("Your session has ended").contains("value=\"/accounts?q=alp\"");
        }
    }

    @Test
    void whoWasNeverHereIsNotToldOfASession() throws Exception {
        try (Browser browser = new Browser(port)) {
            assertThat(browser.get("/accounts").body()).contains("Sign in").doesNotContain("Your session has ended");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, false, error.expired",
        "403, false, error.forbidden",
        "403, true, error.expired",
        "404, false, error.missing",
        "405, false, error.unclear",
        "413, false, error.too-large",
        "400, false, error.unclear",
        "500, false, error.broken",
        "503, false, error.broken"
    })
    void everyAnswerHasItsWords(int status, boolean staleForm, String words) {
        assertThat(ErrorPages.Kind.of(status, staleForm).words()).isEqualTo(words);
        for (String language : Dictionary.LANGUAGES) {
            Words dictionary = new Dictionary(Clock.systemUTC()).in(language, ZoneOffset.UTC);
            assertThat(dictionary.has(words + ".title")
                            && dictionary.has(words + ".about")
                            && dictionary.has(words + ".do"))
                    .as(language + " " + words)
                    .isTrue();
        }
    }

    private Browser signedIn(String email) throws Exception {
        Browser browser = new Browser(port);
        browser.post("/sign-in", "/sign-in", Map.of("email", email, "password", Loaded.PASSWORD));
        return browser;
    }
}
