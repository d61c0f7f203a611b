package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The components' page is for those who build pages. */
class DesignPageTest {

    @Test
    void isThereOnlyWhereAskedFor() {
        assertThatThrownBy(new DesignPage(new Dictionary(Clock.systemUTC()), false)::onlyWhereShown)
                .isInstanceOf(NotThere.class);
        assertThatCode(new DesignPage(new Dictionary(Clock.systemUTC()), true)::onlyWhereShown)
                .doesNotThrowAnyException();
    }
}
