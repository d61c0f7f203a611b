package io.perennial.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.work.Work.Colleague;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {

    private static final List<Colleague> TEAM = List.of(
            new Colleague("jana.vogt@vendor.example", "Jana Vogt"), new Colleague("tim@vendor.example", "Tim Ernst"));

    @Test
    void aColleagueIsMeantByAddressByItsBeginningAndByName() {
        assertThat(Mentions.in("@tim@vendor.example, @jana.vogt please call.", TEAM))
                .containsExactly("tim@vendor.example", "jana.vogt@vendor.example");
        assertThat(Mentions.in("Ask @Jana Vogt or @Tim Ernst: who knows?", TEAM))
                .containsExactly("jana.vogt@vendor.example", "tim@vendor.example");
        assertThat(Mentions.in("@tim.", TEAM)).containsExactly("tim@vendor.example");
        assertThat(Mentions.in("@tim @Tim Ernst", TEAM)).containsExactly("tim@vendor.example");
    }

    @Test
    void anAddressInATextAndANameHalfGivenMeanNobody() {
        assertThat(Mentions.in("write to tim@vendor.example", TEAM)).isEmpty();
        assertThat(Mentions.in("@Jana is out, @timothy too, @", TEAM)).isEmpty();
    }
}
