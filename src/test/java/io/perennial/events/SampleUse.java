package io.perennial.events;

import static io.perennial.events.IntakeRig.NOW;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Use of a product as it may happen on one day: few names, few users, values of every size. */
record SampleUse(int name, OptionalLong user, OptionalDouble value, int second) {

    static final int DAY = 20_000;

    static Arbitrary<List<SampleUse>> uses(int most) {
        Arbitrary<OptionalLong> users = Arbitraries.longs()
                .between(1, 6)
                .map(OptionalLong::of)
                .injectNull(0.2)
                .map(user -> user == null ? OptionalLong.empty() : user);
        Arbitrary<OptionalDouble> values = Arbitraries.oneOf(
                        Arbitraries.doubles().between(-10, 10),
                        Arbitraries.of(0.1, 0.2, 0.3, -0.0, 1e15, -1e15, 1e-6, 1e-9, 123_456.789))
                .map(OptionalDouble::of)
                .injectNull(0.5)
                .map(value -> value == null ? OptionalDouble.empty() : value);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        users,
                        values,
                        Arbitraries.integers().between(0, 3))
                .as(SampleUse::new)
                .list()
                .ofMaxSize(most);
    }

    static ActivityDay day(List<SampleUse> uses) {
        ActivityTally tally = new ActivityTally(DAY);
        uses.forEach(use -> tally.add(use.name(), use.user(), use.value(), NOW.plus(Duration.ofSeconds(use.second()))));
        return tally.build();
    }
}
