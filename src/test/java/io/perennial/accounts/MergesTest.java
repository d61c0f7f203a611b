package io.perennial.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** As what an account or a user is counted. */
class MergesTest {

    private static final Account.Id A = new Account.Id(1);
    private static final Account.Id B = new Account.Id(2);
    private static final Account.Id C = new Account.Id(3);
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T00:00:00Z");

    private final Merges chain = new Merges(List.of(new Merge(A, B, MONDAY), new Merge(B, C, FRIDAY)));

    @Test
    void aMergeCountsFromItsInstantOn() {
        assertThat(chain.survivor(A, MONDAY)).isEqualTo(A);
        assertThat(chain.survivor(A, MONDAY.plusMillis(1))).isEqualTo(B);
        assertThat(chain.survivor(A, FRIDAY)).isEqualTo(B);
        assertThat(chain.survivor(A)).isEqualTo(C);
        assertThat(chain.tree(C)).containsExactlyInAnyOrder(A, B, C);
    }

    @Test
    void anAccountIsMergedOnceAndNeverInACircle() {
        assertThat(chain.refusal(new Merge(A, C, FRIDAY)))
                .hasValueSatisfying(why -> assertThat(why).contains("already"));
        assertThat(chain.refusal(new Merge(C, A, FRIDAY)))
                .hasValueSatisfying(why -> assertThat(why).contains("undo"));
        assertThat(chain.refusal(new Merge(C, new Account.Id(4), FRIDAY))).isEmpty();
        assertThatThrownBy(() -> new Merge(A, A, MONDAY)).hasMessageContaining("itself");
    }

    @Test
    void aliasesOfUsersAreFollowedAndExclusionReachesThem() {
        Users users = Users.of(Set.of(3L), Map.of(1L, 2L, 2L, 3L));

        assertThat(users.person(1)).isEqualTo(3);
        assertThat(users.counts(1)).isFalse();
        assertThat(users.counts(4)).isTrue();
        assertThat(Users.of(Set.of(), Map.of()).plain()).isTrue();
    }
}
