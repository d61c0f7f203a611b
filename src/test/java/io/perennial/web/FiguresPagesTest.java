package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Member;
import io.perennial.access.Role;
import io.perennial.connect.Connections;
import io.perennial.kpis.Drill;
import io.perennial.kpis.Kpis;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Forecasts and key figures as people see them. */
@PerennialTest
class FiguresPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Access access;

    @Autowired
    private Connections connections;

    @Autowired
    private Kpis kpis;

    @Test
    void withoutProofNoForecastIsShownAndThePageSaysWhy() throws Exception {
        Loaded.excerpt(connections);
        try (Browser browser = signedIn(Loaded.administrator(access, "Ada Lovelace"))) {
            var page = browser.get("/churn");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("No forecast is shown")
                    .contains("ranked by their health score")
                    .doesNotContain("Risk, 90 days");
            assertThat(browser.get("/api/v1/forecasts").body()).contains("\"shown\":false");
            assertThat(browser.get("/churn/proof").statusCode()).isEqualTo(200);
            assertThat(browser.get("/churn/models").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everyKeyFigureNamesItsFormulaAndOpensItsCustomers() throws Exception {
        Loaded.excerpt(connections);
        try (Browser browser = signedIn(Loaded.administrator(access, "Grace Hopper"))) {
            kpis.refresh();
            LocalDate month = kpis.board().last().orElseThrow().period().start();

            var page = browser.get("/kpis");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("NRR, net revenue retention")
                    .contains("sum of min(then, now)")
                    .contains("/kpis/movements?month=" + month)
                    .doesNotContain("kpi.");
            assertThat(browser.get("/kpis/movements?month=" + month).statusCode())
                    .isEqualTo(200);
            assertThat(browser.get("/kpis.csv").body()).startsWith("start,end,start_accounts");
            assertThat(browser.get("/api/v1/kpis/board").body())
                    .contains("\"months\"")
                    .contains("\"stickiness\"")
                    .contains("\"revenueCohorts\"");
        }
    }

    @Test
    void everyLinkOfTheKeyFiguresOpensAListOfCustomers() throws Exception {
        Loaded.excerpt(connections);
        try (Browser browser = signedIn(Loaded.administrator(access, "Mary Jackson"))) {
            kpis.refresh();

            List<String> opens = Pattern.compile("href=\"(/kpis/(?:movements|customers)[^\"]+)")
                    .matcher(browser.get("/kpis").body())
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    .distinct()
                    .toList();

            assertThat(opens).anyMatch(link -> link.contains("months=12")).anyMatch(link -> link.contains("of=COHORT"));
            for (Drill drill : Drill.values()) {
                assertThat(opens).as(drill.name()).anyMatch(link -> link.contains("of=" + drill));
            }
            for (String link : opens) {
                var page = browser.get(link);
                assertThat(page.statusCode()).as(link).isEqualTo(200);
                assertThat(page.body()).as(link).doesNotContain("kpi.");
                assertThat(browser.get(link.replaceFirst("[?]", ".csv?")).body())
                        .as(link)
                        .startsWith("id,name,");
            }
        }
    }

    @Test
    void cohortsAreShownByCustomersAndByRevenueAndGoOutAsCsv() throws Exception {
        Loaded.excerpt(connections);
        try (Browser browser = signedIn(Loaded.administrator(access, "Annie Easley"))) {
            kpis.refresh();

            assertThat(browser.get("/kpis").body()).contains("Who stays").doesNotContain("What stays");
            assertThat(browser.get("/kpis?cohorts=revenue").body())
                    .contains("What stays")
                    .doesNotContain("Who stays");
            assertThat(browser.get("/kpis/cohorts.csv").body())
                    .startsWith("start,customers,start_mrr,months,customers_kept,low,high,revenue_kept\n")
                    .containsPattern("\\n\\d{4}-\\d{2}-01,\\d+,[0-9.]+,0,1.0,1.0,1.0,1.0\\n");
            assertThat(browser.get("/kpis/figures.csv").body())
                    .startsWith("figure,value,low,high,n\n")
                    .contains("\nnrr_12_months,")
                    .contains("\nstickiness,");
        }
    }

    @Test
    void whatNoFigureOpensIsRefused() throws Exception {
        try (Browser browser = signedIn(Loaded.administrator(access, "Dorothy Vaughan"))) {
            assertThat(browser.get("/kpis/customers?of=NOTHING").statusCode()).isEqualTo(400);
            assertThat(browser.get("/kpis/customers?of=COHORT").statusCode()).isEqualTo(400);
            assertThat(browser.get("/kpis/movements?month=2023-01-01&months=99").statusCode())
                    .isEqualTo(400);
            assertThat(browser.get("/kpis/movements?month=%2B999999999-12-31").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aMonthIsClosedAndWhatIsStatedHoldsFromItsDay() throws Exception {
        Loaded.excerpt(connections);
        try (Browser browser = signedIn(Loaded.administrator(access, "Katherine Johnson"))) {
            kpis.refresh();
            LocalDate month = kpis.board().last().orElseThrow().period().start();

            browser.post("/kpis", "/kpis/close", Map.of("month", month.toString()));
            browser.post("/kpis", "/kpis/inputs", Map.of("name", "GROSS_MARGIN", "from", "2020-01-01", "value", "72"));

            assertThat(kpis.board().closed()).containsKey(month);
            assertThat(kpis.board().inputs().values()).contains(0.72);
            assertThat(access.auditLog(Long.MAX_VALUE, Optional.of("month.closed"), Optional.empty(), 5))
                    .isNotEmpty();
        }
    }

    @Test
    void whoOnlyLooksChangesNothing() throws Exception {
        String email = UUID.randomUUID() + "@example.com";
        Member demo = access.demoMember();
        String link = access.invite(email, "Vera", Role.VIEWER, Optional.empty(), demo)
                .orElseThrow()
                .secret();
        access.acceptInvitation(link, Loaded.PASSWORD);
        try (Browser browser = signedIn(email)) {
            assertThat(browser.get("/churn").statusCode()).isEqualTo(200);
            assertThat(browser.get("/churn.csv").statusCode()).isEqualTo(403);
            assertThat(browser.get("/kpis/customers.csv?of=REVENUE").statusCode())
                    .isEqualTo(403);
            assertThat(browser.get("/kpis/figures.csv").statusCode()).isEqualTo(403);
            assertThat(browser.post("/me", "/churn/training", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/me", "/churn/budget", Map.of("alerts", "9"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/me", "/kpis/close", Map.of("month", "2023-01-01"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.get("/kpis").body()).doesNotContain("/kpis/close");
        }
    }

    private Browser signedIn(String email) throws Exception {
        var browser = new Browser(port);
        browser.post("/sign-in", "/sign-in", Map.of("email", email, "password", Loaded.PASSWORD));
        return browser;
    }
}
