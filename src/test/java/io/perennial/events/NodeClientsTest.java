package io.perennial.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.KeyScope;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The libraries of Segment and RudderStack for Node deliver by changing one option. */
@PerennialTest
class NodeClientsTest {

    private static final Path FOLDER = Path.of("target", "node-clients").toAbsolutePath();
    private static final int EVENTS = 2_000;

    @LocalServerPort
    private int port;

    @Autowired
    private Access access;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Intake intake;

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(runs("node", "--version"), "skipped: node is not installed");
        assumeTrue(runs("npm", "--version"), "skipped: npm is not installed");
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "send.mjs")) {
            Files.copy(Path.of("src/test/node", file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
            var install = run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
            assumeTrue(install.code() == 0, "skipped: npm could not fetch the libraries: " + install.said());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment", "rudder"})
    void everythingArrives(String client) throws Exception {
        var source = new SourceKey("node-" + client);
        String key = access.createKey(source, Set.of(KeyScope.INTAKE), new Actor.Process("test"))
                .secret();

        var sent = run("node", "send.mjs", client, "http://localhost:" + port, key, Integer.toString(EVENTS));

        assertThat(sent.code()).as(sent.said()).isZero();
        var account = awaitEvents(new ExternalId(source, "group", "acme-" + client), sent.said());
        assertThat(accounts.find(account).orElseThrow().name()).isEqualTo("Acme, by " + client);
        assertThat(days(account).stream().mapToDouble(day -> day.sumAt(0)).sum())
                .isEqualTo(2.0 * EVENTS);
    }

    private Account.Id awaitEvents(ExternalId id, String said) throws Exception {
        long seen = 0;
        for (int i = 0; i < 300; i++) {
            Thread.sleep(100);
            var account = accounts.ids(List.of(id)).get(id);
            if (account != null) {
                seen = days(account).stream().mapToLong(ActivityDay::events).sum();
                if (seen >= EVENTS) {
                    assertThat(seen).isEqualTo(EVENTS);
                    return account;
                }
            }
        }
        throw new AssertionError("only " + seen + " events arrived; the client said: " + said);
    }

    private List<ActivityDay> days(Account.Id account) {
        intake.awaitRolledUp();
        return intake.activity(Set.of(account), LocalDate.of(2020, 1, 1), LocalDate.of(2100, 1, 1))
                .getOrDefault(account, List.of());
    }

    private record Ended(int code, String said) {}

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("perennial-node-", ".txt");
        var process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(180, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Ended(ended ? process.exitValue() : -1, said);
    }
}
