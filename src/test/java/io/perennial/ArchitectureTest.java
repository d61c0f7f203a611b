package io.perennial;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the walls between the modules. */
class ArchitectureTest {

    @Test
    void modulesImportOnlyWhatTheyDeclare() {
        assertThatCode(() -> ApplicationModules.of(Application.class).verify()).doesNotThrowAnyException();
    }
}
