package io.perennial.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.configuration.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import picocli.CommandLine;

/** The texts of an installation as files, as a person uses them. */
@PerennialTest
class ConfigCommandTest {

    @Autowired
    private BeanFactory facades;

    @Autowired
    private Configuration configuration;

    private record Outcome(int status, String out, String beside) {}

    @Test
    void textsGoOutAreChangedAndComeBack(@TempDir Path folder) throws IOException {
        Outcome exported = config("export", folder.toString());
        Path file = folder.resolve("service-levels/default.yaml");
        String before = Files.readString(file);
        int version = version();

        Files.writeString(file, before.replace("resolution_hours: 80", "resolution_hours: 79"));
        Outcome diff = config("diff", folder.toString());
        Outcome applied = config("apply", folder.toString(), "--comment", "faster");
        Outcome again = config("apply", folder.toString());
        Outcome listed = config("list");
        Files.writeString(file, before);
        config("apply", folder.toString());

        assertThat(exported.out()).contains("new service-levels/default").contains("new scorecard/default");
        assertThat(diff.status()).isZero();
        assertThat(diff.out()).contains("+  low: {first_reply_hours: 16, resolution_hours: 79}");
        assertThat(applied.status()).isZero();
        assertThat(applied.out()).isEqualTo("changed service-levels/default\n");
        assertThat(again.out()).isEmpty();
        assertThat(listed.out()).contains("service-levels/default").contains("config command");
        assertThat(version()).isEqualTo(version + 2);
    }

    @Test
    void anErrorIsNamedWithItsLineAndNothingIsApplied(@TempDir Path folder) throws IOException {
        config("export", folder.toString());
        int version = version();
        Files.writeString(folder.resolve("service-levels/default.yaml"), "targets:\n  urgnt: {}\n");

        Outcome applied = config("apply", folder.toString());

        assertThat(applied.status()).isEqualTo(1);
        assertThat(applied.beside())
                .contains("default.yaml: line 2, column 3: unknown key 'urgnt' - did you mean 'urgent'?")
                .contains("Nothing was applied from");
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void aFolderThatIsNotThereIsSaid(@TempDir Path folder) {
        assertThat(config("diff", folder.resolve("nowhere").toString()).beside())
                .contains("There is no folder");
        assertThat(config("export").beside()).contains("Say which folder: perennial config export FOLDER");
        assertThat(config("export").status()).isEqualTo(1);
    }

    private int version() {
        return configuration.current("service-levels", "default").orElseThrow().version();
    }

    private Outcome config(String... words) {
        StringWriter out = new StringWriter();
        StringWriter beside = new StringWriter();
        ConfigCommand command = new ConfigCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
        int status = command.run(facades, new Console(new PrintWriter(out), new PrintWriter(beside)));
        return new Outcome(status, out.toString(), beside.toString());
    }
}
