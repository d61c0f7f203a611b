package io.perennial.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.AccountHistory.Change;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several statements holds. */
class AttributesTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T00:00:00Z");

    @Test
    void withoutAStatedSourceTheLatestStatementHolds() {
        var said = Map.of("crm", List.of(run(MONDAY, "A")), "website", List.of(run(TUESDAY, "B")));

        assertThat(Attributes.resolve("name", said, Optional.empty()))
                .containsExactly(change("A", MONDAY), change("B", TUESDAY));
    }

    @Test
    void whoSaidItAgainLaterHoldsAgain() {
        var said = Map.of("crm", List.of(new Runs.Run<>(MONDAY, FRIDAY, "A")), "website", List.of(run(TUESDAY, "B")));

        assertThat(Attributes.resolve("name", said, Optional.empty()))
                .containsExactly(change("A", MONDAY), change("B", TUESDAY), change("A", FRIDAY));
    }

    @Test
    void theStatedSourceWinsOverLaterStatementsOfOthers() {
        var said = Map.of("crm", List.of(run(MONDAY, "A")), "website", List.of(run(TUESDAY, "B")));

        assertThat(Attributes.resolve("name", said, Optional.of(new SourceKey("crm"))))
                .containsExactly(change("A", MONDAY));
    }

    @Test
    void beforeTheStatedSourceSpokeTheOthersHold() {
        var said = Map.of("crm", List.of(run(FRIDAY, "A")), "website", List.of(run(TUESDAY, "B")));

        assertThat(Attributes.resolve("name", said, Optional.of(new SourceKey("crm"))))
                .containsExactly(change("B", TUESDAY), change("A", FRIDAY));
    }

    @Test
    void anEditByHandSurvivesLaterImportsUntilItIsReleased() {
        String edit = Attributes.byHand(Optional.of("Mine"));
        var said = Map.of("crm", List.of(run(MONDAY, "A"), run(FRIDAY, "B")), "", List.of(run(TUESDAY, edit)));

        assertThat(Attributes.resolve("name", said, Optional.of(new SourceKey("crm"))))
                .containsExactly(change("A", MONDAY), change("Mine", TUESDAY));

        Instant saturday = FRIDAY.plusSeconds(86_400);
        var released = Map.of("crm", said.get("crm"), "", List.of(run(TUESDAY, edit), run(saturday, null)));
        assertThat(Attributes.resolve("name", released, Optional.empty())).endsWith(change("B", saturday));
    }

    @Test
    void clearedByHandIsNotReleased() {
        String cleared = Attributes.byHand(Optional.empty());
        var said = Map.of("crm", List.of(run(MONDAY, "A")), "", List.of(run(TUESDAY, cleared)));

        assertThat(Attributes.resolve("name", said, Optional.empty()))
                .containsExactly(change("A", MONDAY), new Change("name", Optional.empty(), TUESDAY));
    }

    private static Change change(String value, Instant from) {
        return new Change("name", Optional.of(value), from);
    }

    private static Runs.Run<String> run(Instant at, @org.jspecify.annotations.Nullable String value) {
        return new Runs.Run<>(at, at, value);
    }
}
