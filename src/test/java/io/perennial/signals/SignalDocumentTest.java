package io.perennial.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * docs/signals.md is made from the catalogue; to renew it run this test with -Dgolden.update=true and review the diff.
 */
class SignalDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/signals.md");

    @Test
    void documentationIsMadeFromTheCatalogue() throws IOException {
        String generated = SignalDocument.markdown();

        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(generated).isEqualTo(Files.readString(DOCUMENT));
    }

    @Test
    void thereAreFortySignalsOrMoreAndEveryGroupHasSome() {
        assertThat(SignalCatalogue.all())
                .hasSizeGreaterThanOrEqualTo(40)
                .extracting(Signal::key)
                .doesNotHaveDuplicates();
        assertThat(SignalCatalogue.all()).extracting(Signal::group).containsAll(Arrays.asList(Signal.Group.values()));
    }
}
