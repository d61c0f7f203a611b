package io.perennial.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SlicesTest {

    @Test
    void eachRowSaysWhereItsNumbersLieInOneArray() {
        Slices slices = Slices.of(List.of(new double[] {0.5, 0.25}, new double[0], new double[] {7}));

        assertThat(slices.all()).containsExactly(0.5, 0.25, 7);
        assertThat(slices.from()).containsExactly(1, 3, 3);
        assertThat(slices.to()).containsExactly(2, 2, 3);
    }

    @Property
    void whatIsCutOutIsWhatWasPutIn(@ForAll List<double[]> rows) {
        Slices slices = Slices.of(rows);

        for (int i = 0; i < rows.size(); i++) {
            assertThat(Arrays.copyOfRange(slices.all(), slices.from()[i] - 1, slices.to()[i]))
                    .isEqualTo(rows.get(i));
        }
    }
}
