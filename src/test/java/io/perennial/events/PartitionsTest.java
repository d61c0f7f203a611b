package io.perennial.events;

import static io.perennial.events.IntakeRig.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** The months of the log: there before they are needed, gone after the time to keep. */
class PartitionsTest {

    @Test
    void dropsTheMonthsAfterTheTimeToKeepAndNoOther() throws Exception {
        try (IntakeRig rig = new IntakeRig()) {
            rig.partitions.ensure(Instant.parse("2023-12-15T00:00:00Z"));
            rig.partitions.ensure(Instant.parse("2024-02-15T00:00:00Z"));

            var dropped = rig.partitions.dropOld(NOW);

            assertThat(new HashSet<>(dropped)).containsExactly(YearMonth.of(2023, 12));
            rig.partitions.ensureAhead(NOW);
            assertThat(new PartitionStore(rig.database).months())
                    .contains(YearMonth.of(2024, 2), YearMonth.of(2026, 5));
        }
    }
}
