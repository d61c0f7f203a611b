package io.perennial.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.Application;
import io.perennial.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads who asks the program about itself. */
class PerennialCommandTest {

    @Test
    void versionNamesEverythingThatMatters() {
        assertThat(new VersionCommand().getVersion())
                .anyMatch(line -> line.startsWith("Perennial "))
                .anyMatch(line -> line.startsWith("commit "))
                .anyMatch(line -> line.startsWith("Java 25"))
                .anyMatch(line -> line.startsWith("PostgreSQL 18"));
    }

    @Test
    void everyCommandHasHelpAndNamesItsData() {
        var line = Perennial.line(Application.class);

        assertThat(line.getSubcommands().keySet()).contains("demo", "serve", "version");
        for (var entry : line.getSubcommands().entrySet()) {
            assertThat(entry.getValue().getUsageMessage())
                    .as("help of " + entry.getKey())
                    .contains("--data")
                    .contains("--help");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "serve --help", "demo --help", "version --help"})
    void helpEndsWell(String words) {
        assertThat(run(words.split(" ")).status()).isZero();
    }

    @Test
    void whatIsNotUnderstoodEndsWithTwo() {
        var outcome = run("sevre");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).contains("sevre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"70000", "-1", "eighty"})
    void aPortThatCannotBeIsRefused(String port) {
        var outcome = run("serve", "--port", port);

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said()).contains("--port").contains(port);
    }

    @Test
    void anAddressThatIsNotOursIsRefused() {
        var data = TestDatabase.folder();

        var outcome = run("serve", "--host", "192.0.2.1", "--port", "0", "--data", data.toString());

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.said()).contains("cannot listen on 192.0.2.1").contains("choose another --host");
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    private record Outcome(int status, String said) {}

    private static Outcome run(String... words) {
        var said = new ByteArrayOutputStream();
        var line = Perennial.line(Application.class);
        var writer = new java.io.PrintWriter(new PrintStream(said, true, StandardCharsets.UTF_8), true);
        return new Outcome(line.setOut(writer).setErr(writer).execute(words), said.toString(StandardCharsets.UTF_8));
    }
}
