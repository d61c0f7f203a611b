package io.perennial.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.perennial.PerennialTest;
import io.perennial.SoldLine;
import io.perennial.access.Actor;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.configuration.Saved;
import io.perennial.shared.SourceKey;
import io.perennial.signals.Assessment.Cause;
import io.perennial.signals.Signals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** A customer enters and leaves a segment: kept with its cause, and told only where a fact or time caused it. */
@PerennialTest
class SegmentMovesTest {

    private static final Actor TEST = new Actor.Process("test");

    @Autowired
    private Segments segments;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Signals signals;

    @Autowired
    private ConfigurableApplicationContext application;

    private final List<Move> told = new CopyOnWriteArrayList<>();
    private final List<Account.Id> changed = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> said
                && said.getPayload() instanceof Segments.Moved(Move move)) {
            told.add(move);
        } else if (event instanceof PayloadApplicationEvent<?> said
                && said.getPayload() instanceof Segments.Changed(Set<Account.Id> moved)) {
            changed.addAll(moved);
        }
    };
    private final String key = "high-" + UUID.randomUUID().toString().substring(0, 8);
    private Account.Id account = new Account.Id(0);

    @BeforeEach
    void aCustomerOutsideASegment() {
        ExternalId id = new ExternalId(
                new SourceKey("moves"), "group", UUID.randomUUID().toString());
        account = accounts.register(Set.of(id), Instant.now()).get(id);
        accounts.by(TEST).edit(account, "lifecycle", Optional.of("LIVE"));
        touchModel("TECH");
        assertThat(segments.save(key, "High " + key, "Hoch " + key, true, when(), TEST, "test"))
                .isInstanceOf(Saved.Stored.class);
        signals.awaitSettled();
        application.addApplicationListener(listener);
    }

    @AfterEach
    void noSegmentIsLeft() {
        application.removeApplicationListener(listener);
        segments.remove(key, TEST);
        signals.awaitSettled();
    }

    @Test
    void enteringAndLeavingByAFactIsKeptAndTold() {
        touchModel("HIGH");
        signals.awaitSettled();
        Set<String> in = segments.of(List.of(account)).getOrDefault(account, Set.of());
        touchModel("MID");
        signals.awaitSettled();

        assertThat(in).contains(key);
        assertThat(segments.of(List.of(account)).getOrDefault(account, Set.of()))
                .doesNotContain(key);
        assertThat(told()).containsExactly(true, false);
        assertThat(segments.moves(account, 10))
                .filteredOn(move -> move.segment().equals(key))
                .extracting(Move::entered, Move::cause)
                .containsExactly(tuple(false, Cause.FACT), tuple(true, Cause.FACT));
    }

    @Test
    void whatDoesNotMoveIsNotTold() {
        accounts.by(TEST).edit(account, "name", Optional.of("Renamed"));
        signals.awaitSettled();

        assertThat(told()).isEmpty();
    }

    @Test
    void aChangedRuleIsKeptAndNotTold() {
        segments.save(key, "All " + key, "Alle " + key, true, "account.touch_model == \"tech\"", TEST, "wider");
        signals.awaitSettled();

        assertThat(segments.moves(account, 10))
                .filteredOn(move -> move.segment().equals(key))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.entered()).isTrue();
                    assertThat(move.cause()).isEqualTo(Cause.RULES_CHANGED);
                });
        assertThat(told()).isEmpty();
    }

    @Test
    void aRemovedSegmentLetsEverybodyGoAtOnceWithoutTelling() {
        touchModel("HIGH");
        signals.awaitSettled();

        segments.remove(key, TEST);

        assertThat(segments.of(List.of(account)).getOrDefault(account, Set.of()))
                .doesNotContain(key);
        assertThat(told()).containsExactly(true);
    }

    @Test
    void whoIsNoCustomerAnyMoreIsInNoSegment() {
        touchModel("HIGH");
        signals.awaitSettled();

        accounts.by(TEST).edit(account, "lifecycle", Optional.of("ENDED"));
        signals.awaitSettled();

        assertThat(segments.of(List.of(account))).isEmpty();
        assertThat(told()).containsExactly(true, false);
        assertThat(changed).contains(account);
    }

    @Test
    void whoLeftLongAgoEntersNoSegmentByTheDaysBefore() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Account.Id left;
        try (var untilItsContractIsKnown = signals.hold()) {
            left = SoldLine.to(
                    key, accounts, new SourceKey("moves"), today.minusDays(300), Optional.of(today.minusDays(5)));
        }
        segments.save(key, "All " + key, "Alle " + key, true, "account.arr >= 0.0", TEST, "everybody");

        signals.replay((done, of) -> {});

        assertThat(segments.of(List.of(left))).isEmpty();
        assertThat(segments.moves(left, 10)).isEmpty();
    }

    /** True where it entered, false where it left. */
    private List<Boolean> told() {
        return told.stream()
                .filter(move -> move.account().equals(account) && move.segment().equals(key))
                .map(Move::entered)
                .toList();
    }

    private static String when() {
        return "account.touch_model == \"high\"";
    }

    private void touchModel(String model) {
        accounts.by(TEST).edit(account, "touch_model", Optional.of(model));
    }
}
