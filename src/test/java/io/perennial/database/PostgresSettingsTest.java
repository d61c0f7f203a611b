package io.perennial.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresSettingsTest {

    private static final long MB = 1L << 20;

    @ParameterizedTest
    @CsvSource({"256, 64MB", "4096, 512MB", "8192, 1024MB", "65536, 4096MB"})
    void anEighthOfTheMemoryIsSharedButNeverMoreThanFourGigabytes(long memory, String shared) {
        assertThat(PostgresSettings.durable(memory * MB).values()).containsEntry("shared_buffers", shared);
    }

    @Test
    void whatIsAcknowledgedIsOnTheDisk() {
        assertThat(PostgresSettings.durable(4096 * MB).values())
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .containsEntry("full_page_writes", "on");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
        "Windows 11, amd64, postgres-windows-x86_64.txz"
    })
    void eachSystemHasItsArchive(String system, String processor, String archive) {
        assertThat(PostgresBinaries.archiveName(system, processor)).isEqualTo(archive);
    }
}
