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
import com.microsoft.playwright.options.ReducedMotion;
import io.perennial.PerennialTest;
import io.perennial.access.Access;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /** The script itself, run in the page: the builder would open a second page for each reading. */
    private static final String AXE = axe();

    /** All of axe's rules; what passes is not collected. */
    private static final String VIOLATIONS = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .map(found => found.id + ' ' + found.nodes[0].target)""";

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
                // a theme that is switched would fade, and axe would read colours on their way
                new NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setViewportSize(1440, 900)
                        .setReducedMotion(ReducedMotion.REDUCE));
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

    /**
     * Opens a page and looks at it light and dark, wide and narrow: no part of it sticks out, and axe finds nothing. It
     * is loaded once: a theme is an attribute of the page and a width one of the window.
     */
    void look(String name, String path, String language) {
        page.setViewportSize(1440, 900);
        assertThat(page.navigate(path).status()).as(name).isEqualTo(200);
        assertThat(page.title()).endsWith("· Perennial");
        page.evaluate(AXE);
        for (String theme : List.of("light", "dark")) {
            page.evaluate("theme => { document.documentElement.dataset.theme = theme; perennialTheme(); }", theme);
            assertThat(page.locator("html[data-bs-theme=" + theme + "]")).hasCount(1);
            for (int width : List.of(1440, 375)) {
                page.setViewportSize(width, 900);
                String where = name + "-" + language + "-" + theme + "-" + width;
                assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                        .as(where + " is wider than the window by")
                        .isEqualTo(0);
                assertThat((List<?>) page.evaluate(VIOLATIONS)).as(where).isEmpty();
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(where + ".png"))
                        .setFullPage(true));
            }
        }
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
