package io.perennial.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A customer lies in the own book of who looks after it or stands in for its CSM, else where its owner's team lies. */
class ReachTest {

    private static final Member.Id ANN = new Member.Id(1);
    private static final Member.Id BEN = new Member.Id(2);

    private final Reach reach = new Reach(member("north"), Set.of(BEN));

    @Test
    void theOwnBookHoldsWhatOneLooksAfterInAnyRole() {
        assertThat(reach.scope(Set.of(ANN), Optional.empty(), Optional.of("ben"), Optional.of("south")))
                .isEqualTo(Scope.OWN_BOOK);
    }

    @Test
    void theOwnBookHoldsTheBookOfWhomOneStandsInFor() {
        assertThat(reach.scope(Set.of(), Optional.of(BEN), Optional.of("ben"), Optional.of("south")))
                .isEqualTo(Scope.OWN_BOOK);
    }

    @Test
    void othersCustomersLieInTheTeamOrBeyondIt() {
        Optional<Member.Id> somebody = Optional.of(new Member.Id(3));

        assertThat(reach.scope(Set.of(), somebody, Optional.of("cleo"), Optional.of("north")))
                .isEqualTo(Scope.TEAM);
        assertThat(reach.scope(Set.of(), somebody, Optional.of("cleo"), Optional.of("south")))
                .isEqualTo(Scope.ALL);
        assertThat(reach.scope(Set.of(), Optional.empty(), Optional.of("ann"), Optional.empty()))
                .isEqualTo(Scope.OWN_BOOK);
    }

    private static Member member(String team) {
        return new Member(
                ANN,
                "ann@example.org",
                "ann",
                Role.CSM,
                Optional.of(team),
                Optional.empty(),
                1,
                true,
                true,
                Instant.EPOCH,
                Optional.empty());
    }
}
