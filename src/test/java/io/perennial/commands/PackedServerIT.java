package io.perennial.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.TestDatabase;
import io.perennial.database.DataDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The program as the build packs it: its server is put together as written down, its commands are not. */
class PackedServerIT {

    private final Path jar = Path.of(Objects.requireNonNull(System.getProperty("packed"), "the packed program"));
    private final Path data = TestDatabase.folder();

    @Test
    void servesAndItsCommandsRunOnTheSameData() throws Exception {
        try (var server = run("serve", "--port", "0")) {
            assertThat(page(server.address() + "/sign-in")).contains("<form", "password");
            server.interrupt();
            server.exitCode();
            assertThat(server.said()).contains("Nobody can sign in yet").doesNotContain("fictional company");
        }
        assertThat(log()).contains("Starting AOT-processed");

        try (var figures = run("kpis", "--from", "2026-01-01", "--to", "2026-02-01", "--csv")) {
            assertThat(figures.exitCode()).as(figures.said()).isZero();
            assertThat(figures.said()).startsWith("start,end,start_accounts");
        }
    }

    @Test
    void aDemoThatIsStoppedHalfWaySaysNoMoreAndTheNextStartCompletesIt() throws Exception {
        try (var first = run("demo", "--port", "0")) {
            first.awaits("Making a fictional company");
            first.interrupt();
            first.exitCode();
            assertThat(first.said()).contains("Stopping").doesNotContain("Exception", "facts of 18 months are in");
        }

        try (var next = run("demo", "--port", "0", "--language", "de")) {
            assertThat(page(next.address() + "/sign-in")).contains("/sign-in/demo");
            assertThat(next.said()).contains("facts of 18 months are in");
            next.interrupt();
            next.exitCode();
            assertThat(next.said()).doesNotContain("Exception");
        }
    }

    private StartedPerennial run(String command, String... options) throws Exception {
        var words = new ArrayList<>(List.of(command, "--data", data.toString()));
        words.addAll(List.of(options));
        return StartedPerennial.packed(jar, words.toArray(String[]::new));
    }

    private String log() throws Exception {
        return Files.readString(DataDirectory.at(data).logs().resolve("perennial.log"));
    }

    private static String page(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
