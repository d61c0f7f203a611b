package io.perennial.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.perennial.PerennialTest;
import io.perennial.access.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A window in Chromium, in which no page may complain to the console. */
@Tag("browser")
@PerennialTest
abstract class InBrowser {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static Playwright playwright;
    private static com.microsoft.playwright.Browser chromium;

    @LocalServerPort
    int port;

    @Autowired
    Access access;

    final List<String> complaints = new ArrayList<>();
    BrowserContext context;
    Page page;

    @BeforeAll
    static void aBrowser() {
        playwright = Playwright.create();
        Path program = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("install Chromium for the browser tests"));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void noBrowser() {
        playwright.close();
    }

    @BeforeEach
    void aWindow() {
        context = chromium.newContext(
                new NewContextOptions().setBaseURL("http://localhost:" + port).setViewportSize(1440, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    @AfterEach
    void noComplaints() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    /** As a new administrator. */
    void signIn() {
        signIn(Loaded.administrator(access, "Ada Lovelace"));
    }

    void signIn(String email) {
        page.navigate("/sign-in");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(Loaded.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    void speak(String language) {
        page.setViewportSize(1440, 900);
        page.navigate("/me");
        page.locator(".menu-foot button[lang=" + language + "]").click();
        assertThat(page.locator("html[lang=" + language + "]")).isVisible();
    }

    /** Opens a page light and dark, wide and narrow: no part of it sticks out, and axe finds nothing. */
    void look(String name, String path, String language) {
        for (String theme : List.of("light", "dark")) {
            context.addCookies(List.of(new Cookie("theme", theme).setUrl("http://localhost:" + port)));
            for (int width : List.of(1440, 375)) {
                page.setViewportSize(width, 900);
                String where = name + "-" + language + "-" + theme + "-" + width;
                assertThat(page.navigate(path).status()).as(where).isEqualTo(200);
                assertThat(page.title()).endsWith("· Perennial");
                assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                        .as(where + " is wider than the window by")
                        .isEqualTo(0);
                if (theme.equals("light") && width == 1440
                        || language.equals("en") && !(theme.equals("dark") && width == 375)) {
                    analyse(where);
                }
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(where + ".png"))
                        .setFullPage(true));
            }
        }
    }

    /** Colours do not change with the language nor with the width, so not every mixture is read. */
    private void analyse(String where) {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(found -> found.getId() + " "
                                        + found.getNodes().getFirst().getTarget()))
                .as(where)
                .isEmpty();
    }
}
