package io.perennial.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of a day: parts in any order make the same day, and its bytes are the day. */
class ActivityDayTest {

    @Provide
    Arbitrary<List<SampleUse>> uses() {
        return SampleUse.uses(40);
    }

    @Property(tries = 300)
    void theOrderOfTwoPartsDoesNotMatter(@ForAll("uses") List<SampleUse> a, @ForAll("uses") List<SampleUse> b) {
        ActivityDay one = SampleUse.day(a);
        ActivityDay other = SampleUse.day(b);

        assertThat(one.merge(other)).isEqualTo(other.merge(one));
    }

    @Property(tries = 300)
    void theGroupingOfPartsDoesNotMatter(
            @ForAll("uses") List<SampleUse> a, @ForAll("uses") List<SampleUse> b, @ForAll("uses") List<SampleUse> c) {
        ActivityDay one = SampleUse.day(a);
        ActivityDay two = SampleUse.day(b);
        ActivityDay three = SampleUse.day(c);

        assertThat(one.merge(two).merge(three)).isEqualTo(one.merge(two.merge(three)));
    }

    @Property(tries = 300)
    void anEmptyDayAddsNothing(@ForAll("uses") List<SampleUse> a) {
        assertThat(SampleUse.day(a).merge(SampleUse.day(List.of()))).isEqualTo(SampleUse.day(a));
    }

    @Property(tries = 300)
    void eventsInAnyOrderAndAnyBatchesMakeTheSameDay(@ForAll("uses") List<SampleUse> uses, @ForAll int seed) {
        ActivityDay atOnce = SampleUse.day(uses);
        List<SampleUse> shuffled = new ArrayList<>(uses);
        Random random = new Random(seed);
        Collections.shuffle(shuffled, random);

        ActivityDay merged = SampleUse.day(List.of());
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
            merged = SampleUse.day(shuffled.subList(from, to)).merge(merged);
            from = to;
        }

        assertThat(merged).isEqualTo(atOnce);
    }

    @Property(tries = 300)
    void itsBytesAreTheDay(@ForAll("uses") List<SampleUse> a, @ForAll("uses") List<SampleUse> b) throws Exception {
        ActivityDay one = SampleUse.day(a);
        ActivityDay two = SampleUse.day(b);
        var bytes = new ByteArrayOutputStream();
        bytes.write(one.encode());
        bytes.write(two.encode());

        assertThat(ActivityDay.decode(bytes.toByteArray())).containsExactly(one, two);
    }

    @Example
    void sumsAreExact() {
        var tally = new ActivityTally(LocalDate.of(2026, 1, 1));
        for (int i = 0; i < 10; i++) {
            tally.add(1, OptionalLong.empty(), OptionalDouble.of(0.1), Instant.EPOCH);
        }
        tally.add(2, OptionalLong.empty(), OptionalDouble.of(1e15), Instant.EPOCH);
        tally.add(2, OptionalLong.empty(), OptionalDouble.of(1e15), Instant.EPOCH);
        tally.add(2, OptionalLong.empty(), OptionalDouble.of(-1e15), Instant.EPOCH);
        tally.add(2, OptionalLong.empty(), OptionalDouble.of(0.25), Instant.EPOCH);

        assertThat(tally.build().sumAt(0)).isEqualTo(1.0);
        assertThat(tally.build().sumAt(1)).isEqualTo(1_000_000_000_000_000.25);
    }

    @Example
    void theLastValueIsTheLatestNotTheOneThatCameLast() {
        var tally = new ActivityTally(LocalDate.of(2026, 1, 1));
        tally.add(1, OptionalLong.empty(), OptionalDouble.of(7), Instant.parse("2026-01-01T10:00:00Z"));
        tally.add(1, OptionalLong.empty(), OptionalDouble.of(3), Instant.parse("2026-01-01T09:00:00Z"));
        tally.add(1, OptionalLong.empty(), OptionalDouble.empty(), Instant.parse("2026-01-01T11:00:00Z"));

        assertThat(tally.build().lastValueAt(0)).isEqualTo(7);
        assertThat(tally.build().countAt(0)).isEqualTo(3);
    }

    @Example
    void daysOfDifferentDatesDoNotMerge() {
        var first = new ActivityTally(LocalDate.of(2026, 1, 1)).build();
        var second = new ActivityTally(LocalDate.of(2026, 1, 2)).build();

        assertThatThrownBy(() -> first.merge(second)).hasMessageContaining("2026-01-02");
    }

    @Example
    void aValueBeyondTheLimitIsRefused() {
        var tally = new ActivityTally(LocalDate.of(2026, 1, 1));

        assertThatThrownBy(() -> tally.add(1, OptionalLong.empty(), OptionalDouble.of(2e15), Instant.EPOCH))
                .hasMessageContaining("2.0E15");
    }
}
