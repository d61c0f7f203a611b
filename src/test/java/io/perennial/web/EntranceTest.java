package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Member;
import io.perennial.access.Role;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class EntranceTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Access access;

    @Autowired
    private JdbcClient jdbc;

    private Member admin;
    private String email;

    @BeforeEach
    void aMember() {
        admin = access.demoMember();
        email = UUID.randomUUID() + "@example.com";
        String link = access.invite(email, "Ada", Role.ADMIN, Optional.empty(), admin)
                .orElseThrow()
                .secret();
        access.acceptInvitation(link, PASSWORD);
    }

    @Test
    void whoIsNotSignedInIsAskedToAndComesBackToWhereTheyWantedToGo() throws Exception {
        try (Browser browser = new Browser(port)) {
            var asked = browser.get("/me?x=1");

            assertThat(asked.uri().getPath()).isEqualTo("/sign-in");
            assertThat(asked.body()).contains("value=\"/me?x=1\"");

            var inside = browser.post(
                    "/sign-in?back=/me", "/sign-in", Map.of("email", email, "password", PASSWORD, "back", "/me"));
            assertThat(inside.uri().getPath()).isEqualTo("/me");
            assertThat(inside.body()).contains("Ada");
        }
    }

    @Test
    void aFormWithoutTheTokenOfThePageIsRefused() throws Exception {
        try (Browser browser = new Browser(port)) {
            browser.get("/sign-in");

            var refused = browser.postAs("/sign-in", "forged", Map.of("email", email, "password", PASSWORD));

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(browser.get("/me").uri().getPath()).isEqualTo("/sign-in");
        }
    }

    @Test
    void theWrongPasswordAndTheUnknownPersonLookTheSame() throws Exception {
        try (Browser browser = new Browser(port)) {
            var wrong = browser.post("/sign-in", "/sign-in", Map.of("email", email, "password", "wrong"));
            var unknown = browser.post("/sign-in", "/sign-in", Map.of("email", "x" + email, "password", "wrong"));

            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("E-mail and password do not match.");
            assertThat(unknown.body()).contains("E-mail and password do not match.");
        }
    }

    @Test
    void aSessionLivesInTheDatabaseAndEndsWithSignOutOrDeactivation() throws Exception {
        try (Browser browser = new Browser(port)) {
            browser.post("/sign-in", "/sign-in", Map.of("email", email, "password", PASSWORD));
            assertThat(jdbc.sql("select count(*) from database.spring_session")
                            .query(Integer.class)
                            .single())
                    .isPositive();

            browser.post("/me", "/sign-out", Map.of());
            assertThat(browser.get("/me").uri().getPath()).isEqualTo("/sign-in");

            browser.post("/sign-in", "/sign-in", Map.of("email", email, "password", PASSWORD));
            Member ada = access.members().stream()
                    .filter(member -> member.email().equals(email))
                    .findFirst()
                    .orElseThrow();
            access.change(ada.id(), "Ada", Role.ADMIN, Optional.empty(), false, admin);
            assertThat(browser.get("/me").uri().getPath()).isEqualTo("/sign-in");
        }
    }

    @Test
    void aNewPasswordKeepsThisSessionAndEndsTheOthers() throws Exception {
        try (Browser here = new Browser(port);
                Browser elsewhere = new Browser(port)) {
            here.post("/sign-in", "/sign-in", Map.of("email", email, "password", PASSWORD));
            elsewhere.post("/sign-in", "/sign-in", Map.of("email", email, "password", PASSWORD));

            var changed = here.post("/me", "/me/password", Map.of("old", PASSWORD, "fresh", "a rather new password"));

            assertThat(changed.body()).contains("Your password was changed.");
            assertThat(elsewhere.get("/me").uri().getPath()).isEqualTo("/sign-in");
        }
    }

    @Test
    void aOneTimeLinkIsNotUsedUpByOpeningIt() throws Exception {
        String invited = UUID.randomUUID() + "@example.com";
        String link = access.invite(invited, "Ben", Role.VIEWER, Optional.empty(), admin)
                .orElseThrow()
                .secret();
        try (Browser browser = new Browser(port)) {
            assertThat(browser.get("/welcome/" + link).body()).contains("Hello Ben.");
            assertThat(browser.get("/welcome/" + link).statusCode()).isEqualTo(200);

            browser.post("/welcome/" + link, "/welcome/" + link, Map.of("password", PASSWORD));
            assertThat(browser.get("/me").body()).contains("Viewer");
            assertThat(browser.get("/welcome/" + link).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void pagesCarryAStrictPolicyAndAreNotKept() throws Exception {
        try (Browser browser = new Browser(port)) {
            var headers = browser.get("/sign-in").headers();

            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        }
    }

    @Test
    void assetsAreCompressedAndKeptForEver() throws Exception {
        try (Browser browser = new Browser(port)) {
            String page = browser.get("/sign-in").body();
            String css = page.substring(page.indexOf("/assets/"));
            css = css.substring(css.indexOf("/assets/", css.indexOf("stylesheet")), css.indexOf("tabler.css") + 10);

            var answer = browser.get(css, "Accept-Encoding", "gzip, br");

            assertThat(answer.headers().firstValue("Content-Encoding")).contains("br");
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
        }
    }

    @Test
    void pagesSpeakGermanWhenTheBrowserDoesAndRememberAChoice() throws Exception {
        try (Browser browser = new Browser(port)) {
            assertThat(browser.get("/sign-in", "Accept-Language", "de-AT,de;q=0.9")
                            .body())
                    .contains("<html lang=\"de\"", "Passwort");

            var english = browser.post("/sign-in", "/language", Map.of("language", "en", "back", "/sign-in"));
            assertThat(english.body()).contains("<html lang=\"en\"");
            assertThat(browser.get("/sign-in", "Accept-Language", "de").body()).contains("<html lang=\"en\"");
        }
    }

    @Test
    void whatIsNotThereGetsAPageThatHelps() throws Exception {
        try (Browser browser = new Browser(port)) {
            browser.post("/sign-in", "/sign-in", Map.of("email", email, "password", PASSWORD));

            var missing = browser.get("/nothing-here");

            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).contains("There is nothing here");
        }
    }

    @Test
    void theDemoDoorIsShutOutsideADemo() throws Exception {
        try (Browser browser = new Browser(port)) {
            browser.post("/sign-in", "/sign-in/demo", Map.of());

            assertThat(browser.get("/me").uri().getPath()).isEqualTo("/sign-in");
        }
    }

    @Test
    void theApiAsksForAKey() throws Exception {
        try (Browser browser = new Browser(port)) {
            var refused = browser.get("/api/v1/accounts");

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .contains("application/problem+json");
        }
    }
}
