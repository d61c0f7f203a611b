package io.perennial.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts are worked on side by side; who sums up sees them in their order. */
class LanesTest {

    private static final List<Integer> PARTS = IntStream.range(0, 50).boxed().toList();

    private final Lanes lanes = new Lanes(2);

    @Test
    void twoAreWorkedOnAtATime() {
        CountDownLatch both = new CountDownLatch(2);
        List<Boolean> met = new ArrayList<>();

        lanes.each(
                List.of(1, 2),
                part -> {
                    both.countDown();
                    return meets(both);
                },
                met::add);

        assertThat(met).containsExactly(true, true);
    }

    @Test
    void resultsComeInTheOrderOfTheParts() {
        List<Integer> taken = new ArrayList<>();

        lanes.each(PARTS, part -> dawdle(part % 2 == 0 ? 2 : 0, part), taken::add);

        assertThat(taken).isEqualTo(PARTS);
    }

    @Test
    void whatFailsEndsTheWholeAndLeavesTheRestUndone() {
        Set<Integer> begun = ConcurrentHashMap.newKeySet();
        List<Integer> taken = new ArrayList<>();

        assertThatThrownBy(() -> lanes.each(
                        PARTS,
                        part -> {
                            begun.add(part);
                            if (part == 3) {
                                throw new IllegalArgumentException("part 3");
                            }
                            return part;
                        },
                        taken::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part 3");

        assertThat(taken).containsExactly(0, 1, 2);
        assertThat(begun).hasSizeLessThan(PARTS.size());
    }

    @Test
    void whoTakesMayEndItToo() {
        assertThatThrownBy(() -> lanes.each(PARTS, part -> part, part -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
    }

    private static boolean meets(CountDownLatch both) {
        try {
            return both.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int dawdle(int millis, int part) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return part;
    }
}
