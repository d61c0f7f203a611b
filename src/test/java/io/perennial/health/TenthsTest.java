package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TenthsTest {

    @Test
    void thirdsAddUpToTheWhole() {
        assertThat(Tenths.of(100, List.of(33.33, 33.33, 33.34))).containsExactly(333L, 333L, 334L);
    }

    @Test
    void negativePartsAddUpToo() {
        assertThat(Tenths.of(38.0, List.of(50.0, -14.05, 2.05))).containsExactly(500L, -140L, 20L);
    }

    @Property
    void whatIsShownAddsUpAndIsNeverFurtherThanATenthOff(
            @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = -50, max = 50) Double> parts) {
        double total = parts.stream().mapToDouble(Double::doubleValue).sum();

        List<Long> shown = Tenths.of(total, parts);

        assertThat(shown.stream().mapToLong(Long::longValue).sum()).isEqualTo(Math.round(total * 10));
        for (int i = 0; i < parts.size(); i++) {
            assertThat(Math.abs(shown.get(i) - parts.get(i) * 10)).isLessThanOrEqualTo(1.0 + 1e-6);
        }
    }
}
