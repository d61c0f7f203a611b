package io.perennial.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.Application;
import io.perennial.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command that works on the data and ends, on its own and beside a server. */
class DataCommandTest {

    /** Counts what is asked, to see what such a command gets. */
    @Command(name = "probe")
    static final class ProbeCommand extends DataCommand {

        @Option(names = "--question")
        private String question;

        @Override
        int run(BeanFactory facades, Console console) {
            var rows = facades.getBean(JdbcClient.class)
                    .sql(question)
                    .query(String.class)
                    .list();
            console.print(String.join(",", rows));
            console.print(facades instanceof WebApplicationContext ? "web" : "no web");
            return 0;
        }
    }

    private record Outcome(int status, String out, String beside) {}

    private static Outcome probe(Path data, String question) {
        var out = new StringWriter();
        var beside = new StringWriter();
        int status = Perennial.line(Application.class)
                .addSubcommand(new ProbeCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(beside))
                .execute("probe", "--data", data.toString(), "--question", question);
        return new Outcome(status, out.toString(), beside.toString());
    }

    @Test
    void aCommandStartsTheDatabaseItselfAndUsesThatOfARunningServer() throws Exception {
        var data = TestDatabase.folder();

        var alone = probe(data, "select 'alone'");

        assertThat(alone).isEqualTo(new Outcome(0, "alone\nno web\n", alone.beside()));
        assertThat(alone.beside()).contains("Making the database in " + data);
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();

        try (var server = StartedPerennial.start(Map.of(), "serve", "--data", data.toString(), "--port", "0")) {
            server.address();
            var beside = probe(data, "select count(*) from pg_stat_activity where application_name = 'perennial'");

            assertThat(beside.status()).isZero();
            assertThat(Integer.parseInt(beside.out().lines().findFirst().orElseThrow()))
                    .isGreaterThan(1);
        }
    }
}
