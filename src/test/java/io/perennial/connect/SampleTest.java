package io.perennial.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.shared.SourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is offered as a sample is understood when it comes back. */
class SampleTest {

    @TempDir
    private Path folder;

    @Test
    void everySampleIsRecognisedAsItsKindWithAllThatItNeeds() throws IOException {
        List<Sample> samples = Sample.ALL;
        for (Sample sample : samples) {
            Files.writeString(folder.resolve(sample.file()), sample.csv());
        }

        Connections.Planned planned =
                Planner.plan(folder, Optional.of(new SourceKey("samples")), Statement.NOTHING, Statement.NOTHING);

        assertThat(samples).hasSize(8);
        assertThat(planned).isInstanceOfSatisfying(Connections.Planned.Ready.class, ready -> {
            for (Sample sample : samples) {
                FileMapping file = ready.plan().mapping().file(sample.file()).orElseThrow();
                assertThat(file.kind()).as(sample.file()).isEqualTo(sample.kind());
                assertThat(file.columns().stream().map(ColumnMapping::target))
                        .as(sample.file())
                        .containsAll(sample.needed())
                        .doesNotContain("");
            }
        });
    }
}
