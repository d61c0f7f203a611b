package io.perennial.events;

import static io.perennial.events.IntakeRig.NOW;
import static io.perennial.events.IntakeRig.WEBSITE;
import static io.perennial.events.IntakeRig.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Late, repeated, reordered, differently cut batches, packed at any time, leave the same days as ordered ones. */
class RollUpLawsTest {

    private static IntakeRig rig;
    private static int trial;

    @BeforeContainer
    static void open() {
        rig = new IntakeRig();
    }

    @AfterContainer
    static void close() throws Exception {
        rig.close();
    }

    /** One event of a story, as each trial tells it of its own accounts. */
    private record Told(int account, int user, int name, int minutesAgo, OptionalDouble value) {}

    @Property(tries = 25)
    void theSameStoryGivesTheSameDaysHoweverItArrives(@ForAll int seed) {
        Random random = new Random(seed);
        List<Told> story = new ArrayList<>();
        int days = random.nextBoolean() ? 3 : 90;
        for (int i = 0; i < 5 + random.nextInt(60); i++) {
            story.add(new Told(
                    random.nextInt(3),
                    random.nextInt(4),
                    random.nextInt(5),
                    random.nextInt(60 * 24 * days),
                    random.nextBoolean() ? OptionalDouble.of(random.nextInt(1_000) / 10.0) : OptionalDouble.empty()));
        }
        String ordered = "law" + trial++;
        String shuffled = "law" + trial++;
        Set<Account.Id> known = register(ordered);
        for (int i = 0; i < story.size(); i++) {
            rig.intake.accept(WEBSITE, List.of(told(story.get(i), ordered, i)));
        }

        sendBadly(story, shuffled, random);
        Set<Account.Id> late = register(shuffled);
        rig.held.changed();
        rig.round.run();

        assertThat(shapes(late)).isEqualTo(shapes(known));
    }

    private static Set<Account.Id> register(String prefix) {
        Set<Account.Id> accounts = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            accounts.add(rig.directory.account(prefix + "-" + i));
        }
        return accounts;
    }

    /** In any order, in batches of any size, part of them before their accounts are known, every third twice. */
    private static void sendBadly(List<Told> story, String prefix, Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < story.size(); i++) {
            events.add(told(story.get(i), prefix, i));
            if (i % 3 == 0) {
                events.add(told(story.get(i), prefix, i));
            }
        }
        Collections.shuffle(events, random);
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(9));
            rig.intake.accept(WEBSITE, events.subList(from, to));
            from = to;
            switch (random.nextInt(4)) {
                case 0 -> rig.intake.awaitRolledUp();
                case 1 -> register(prefix);
                case 2 -> rig.packing.pack(NOW);
                default -> {}
            }
        }
    }

    private static Event told(Told told, String prefix, int number) {
        return event(
                FactKind.TRACK,
                prefix + "#" + number,
                NOW.minus(Duration.ofMinutes(told.minutesAgo())),
                prefix + "-" + told.account(),
                "person-" + told.user(),
                "Event " + told.name(),
                told.value(),
                "{}");
    }

    /** The days of all accounts, which are told apart by their order only. */
    private static List<List<ActivityDay>> shapes(Set<Account.Id> accounts) {
        Map<Account.Id, List<ActivityDay>> days = rig.days(accounts);
        return accounts.stream()
                .map(account -> days.getOrDefault(account, List.of()))
                .toList();
    }
}
