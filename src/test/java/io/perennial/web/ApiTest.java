package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.KeyScope;
import io.perennial.connect.Connections;
import io.perennial.health.ShownScore;
import io.perennial.shared.SourceKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

@PerennialTest
class ApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Access access;

    @Autowired
    private Connections connections;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final JsonMapper json = JsonMapper.builder().build();
    private String key = "";

    @BeforeEach
    void aKeyAndSixCustomers() {
        key = access.createKey(new SourceKey("reader"), Set.of(KeyScope.READ), access.demoMember())
                .secret();
        Loaded.excerpt(connections);
    }

    @Test
    void theDescriptionNamesEveryAddressAndNoOther() {
        JsonNode described = described();

        Set<String> served = mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/v1/"))
                .collect(Collectors.toSet());
        assertThat(new TreeSet<>(described.path("paths").propertyNames())).isEqualTo(new TreeSet<>(served));
    }

    @Test
    void theAnswersHaveTheFieldsTheDescriptionPromises() throws Exception {
        long id = firstAccount();

        assertFields(get("/api/v1/accounts"), "AccountList");
        assertFields(get("/api/v1/accounts").path("accounts").get(0), "AccountRow");
        assertFields(get("/api/v1/accounts/" + id), "AccountDocument");
        assertFields(get("/api/v1/accounts/" + id).path("health"), "HealthDocument");
        assertFields(get("/api/v1/accounts/" + id + "/scores").get(0), "ScoreDay");
        assertFields(get("/api/v1/accounts/" + id + "/signals"), "SignalList");
        assertFields(get("/api/v1/accounts/" + id + "/signals").path("signals").get(0), "SignalRow");
        assertFields(get("/api/v1/accounts/" + id + "/work"), "WorkDocument");
        assertFields(get("/api/v1/kpis?from=2023-01-01&to=2023-03-01").get(0), "RevenueDocument");
    }

    @Test
    void contributionsAddUpToTheScoreAndThePageShowsTheSame() throws Exception {
        String email = Loaded.administrator(access, "Ada");
        try (Browser browser = new Browser(port)) {
            browser.post("/sign-in", "/sign-in", Map.of("email", email, "password", Loaded.PASSWORD));
            for (JsonNode row : get("/api/v1/accounts?who=all&size=1000").path("accounts")) {
                JsonNode health =
                        get("/api/v1/accounts/" + row.path("id").asLong()).path("health");
                if (health.path("score").isNumber()) {
                    double sum = 0;
                    for (JsonNode part : health.path("contributions")) {
                        sum += part.path("points").asDouble();
                    }
                    assertThat(sum).isCloseTo(health.path("score").asDouble(), within(1e-9));
                    String shown =
                            "%.1f".formatted(ShownScore.of(health.path("score").asDouble()));
                    assertThat(browser.get("/accounts/" + row.path("id").asLong())
                                    .body())
                            .contains("data-score>" + shown + "<");
                }
            }
        }
    }

    @Test
    void whatIsWrongIsAProblemDocument() throws Exception {
        try (Browser browser = new Browser(port)) {
            for (Map.Entry<String, Integer> wrong : Map.of(
                            "/api/v1/accounts/999999999", 404,
                            "/api/v1/accounts/x", 400,
                            "/api/v1/accounts?size=0", 400,
                            "/api/v1/kpis?from=2023-02-01&to=2023-01-01", 400)
                    .entrySet()) {
                var answer = browser.get(wrong.getKey(), "Authorization", "Bearer " + key);
                assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(wrong.getValue());
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .contains("application/problem+json");
            }
        }
    }

    @Test
    void aKeyForSendingDoesNotRead() throws Exception {
        String sender = access.createKey(new SourceKey("sender"), Set.of(KeyScope.INTAKE), access.demoMember())
                .secret();
        try (Browser browser = new Browser(port)) {
            assertThat(browser.get("/api/v1/accounts", "Authorization", "Bearer " + sender)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private long firstAccount() throws Exception {
        return get("/api/v1/accounts").path("accounts").get(0).path("id").asLong();
    }

    private JsonNode get(String path) throws Exception {
        try (Browser browser = new Browser(port)) {
            var answer = browser.get(path, "Authorization", "Bearer " + key);
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
            return json.readTree(answer.body());
        }
    }

    private JsonNode described() {
        return YAMLMapper.builder().build().readTree(getClass().getResourceAsStream("/openapi.yaml"));
    }

    private void assertFields(JsonNode answer, String schema) {
        JsonNode promised =
                described().path("components").path("schemas").path(schema).path("properties");
        assertThat(new TreeSet<>(answer.propertyNames())).as(schema).isEqualTo(new TreeSet<>(promised.propertyNames()));
    }
}
