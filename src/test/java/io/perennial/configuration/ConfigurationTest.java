package io.perennial.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@PerennialTest
class ConfigurationTest {

    private static final String KIND = "tracking-plan";
    private static final Actor ANN = new Actor.Process("ann");
    private static final String ONE = "events:\n  - Report Viewed\n";
    private static final String TWO = "events:\n  - Report Viewed\n  - Report Exported\n";

    @Autowired
    private Configuration configuration;

    @Autowired
    private Access access;

    private final String key = "test-" + UUID.randomUUID();

    @BeforeEach
    void start() {
        assertThat(configuration.current(KIND, key)).isEmpty();
    }

    @Test
    void everyVersionIsKeptWithItsAuthor() {
        assertThat(configuration.save(KIND, key, ONE, ANN, "first")).isEqualTo(new Saved.Stored(1));
        assertThat(configuration.save(KIND, key, ONE.replace("\n", "\r\n"), ANN, "same"))
                .isEqualTo(new Saved.Unchanged(1));
        assertThat(configuration.save(KIND, key, TWO, ANN, "second")).isEqualTo(new Saved.Stored(2));

        assertThat(configuration.current(KIND, key).map(ConfigurationText::text))
                .contains(TWO);
        assertThat(configuration.versions(KIND, key))
                .extracting(ConfigurationText::comment)
                .containsExactly("second", "first");
        assertThat(configuration.diff(KIND, key, 1, 2))
                .contains("+  - Report Exported")
                .doesNotContain("-  - Report");
        assertThat(access.auditLog(Long.MAX_VALUE, Optional.of("configuration.saved"), Optional.of(key), 10))
                .hasSize(2);
    }

    @Test
    void aTextWithProblemsIsNotSaved() {
        Saved saved = configuration.save(KIND, key, "evnts: []", ANN, "oops");

        assertThat(saved)
                .isEqualTo(
                        new Saved.Invalid(List.of(new Problem(1, 1, "unknown key 'evnts' - did you mean 'events'?"))));
        assertThat(configuration.current(KIND, key)).isEmpty();
        assertThat(configuration.save(KIND, "../etc", ONE, ANN, "no")).isInstanceOf(Saved.Invalid.class);
        assertThat(configuration.save(KIND, key, "a\0b", ANN, "no")).isInstanceOf(Saved.Invalid.class);
    }

    @Test
    void whoSavesOverAnotherIsTold() {
        configuration.save(KIND, key, ONE, ANN, "first");
        configuration.save(KIND, key, TWO, ANN, "second");

        assertThat(configuration.save(KIND, key, ONE + "  - More\n", ANN, "late", 1))
                .isEqualTo(new Saved.Stale(2));
    }

    @Test
    void aRemovedTextCanBeSeenAndBroughtBack() {
        configuration.save(KIND, key, ONE, ANN, "first");

        assertThat(configuration.remove(KIND, key, ANN, "gone")).isEqualTo(new Saved.Stored(2));
        assertThat(configuration.current(KIND, key)).isEmpty();
        assertThat(configuration.versions(KIND, key)).hasSize(1);
        assertThat(configuration.save(KIND, key, ONE, ANN, "back")).isEqualTo(new Saved.Stored(3));
    }

    @Test
    void aShippedTextIsTheFirstVersion() {
        ConfigurationText shipped =
                configuration.current("service-levels", "default").orElseThrow();

        assertThat(shipped.shipped()).isTrue();
        assertThat(shipped.version()).isEqualTo(1);
        assertThat(configuration.offers()).isEmpty();
    }

    @Test
    void anUnknownKindIsRefusedWithAHint() {
        assertThatThrownBy(() -> configuration.current("tracking-plans", key))
                .hasMessage("unknown kind of configuration 'tracking-plans' - did you mean 'tracking-plan'?");
    }

    @Test
    void aFolderTakesTheTextsOutAndBringsThemBack(@TempDir Path folder) throws IOException {
        configuration.save(KIND, key, ONE, ANN, "first");
        configuration.export(folder);
        Path file = folder.resolve(KIND).resolve(key + ".yaml");

        assertThat(file).hasContent(ONE);
        assertThat(states(configuration.diff(folder))).containsOnly(FolderChange.State.UNCHANGED);
        Files.writeString(file, TWO);
        FolderChange change = of(configuration.diff(folder));
        assertThat(change.state()).isEqualTo(FolderChange.State.CHANGED);
        assertThat(change.diff()).contains("+  - Report Exported");

        configuration.apply(folder, ANN, "from files");
        configuration.apply(folder, ANN, "again");

        assertThat(configuration.current(KIND, key).orElseThrow().version()).isEqualTo(2);
        assertThat(configuration.current(KIND, key).orElseThrow().comment()).isEqualTo("from files");
    }

    @Test
    void oneFileWithAnErrorHoldsBackAll(@TempDir Path folder) throws IOException {
        configuration.save(KIND, key, ONE, ANN, "first");
        Path kind = Files.createDirectories(folder.resolve(KIND));
        Files.writeString(kind.resolve(key + ".yaml"), TWO);
        Files.writeString(kind.resolve("bad.yaml"), "events: [");
        Files.write(kind.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(kind.resolve("notes.txt"), "hello");
        Files.createDirectories(folder.resolve("trackin-plan"));

        List<FolderChange> changes = configuration.apply(folder, ANN, "try");

        assertThat(changes.stream().filter(c -> c.state() == FolderChange.State.INVALID))
                .extracting(c -> c.file().getFileName().toString())
                .containsExactlyInAnyOrder("bad.yaml", "binary.yaml", "notes.txt", "trackin-plan");
        assertThat(configuration.current(KIND, key).orElseThrow().version()).isEqualTo(1);
    }

    private FolderChange of(List<FolderChange> changes) {
        return changes.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
    }

    private static List<FolderChange.State> states(List<FolderChange> changes) {
        return changes.stream().map(FolderChange::state).distinct().toList();
    }
}
