package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PreviewTest {

    @Test
    void itCountsBandsListsWhoMovesTheWorseFirstAndSpreadsScores() {
        Preview preview = Preview.of(List.of(
                moved(1, Band.HEALTHY, Band.HEALTHY, 80, 78),
                moved(2, Band.WATCH, Band.HEALTHY, 60, 75),
                moved(3, Band.WATCH, Band.AT_RISK, 45, 39),
                moved(4, Band.HEALTHY, Band.AT_RISK, 71, 30),
                moved(5, Band.HEALTHY, Band.HEALTHY, 100, 100)));

        assertThat(preview.become(Band.AT_RISK)).isEqualTo(2);
        assertThat(preview.moved()).extracting(each -> each.account().value()).containsExactly(4L, 3L, 2L);
        assertThat(preview.before()).containsEntry(Band.HEALTHY, 3).doesNotContainKey(Band.AT_RISK);
        assertThat(preview.after()).containsEntry(Band.AT_RISK, 2).doesNotContainKey(Band.WATCH);
        assertThat(preview.scoresBefore()).containsExactly(0, 0, 0, 0, 1, 0, 1, 1, 1, 1);
        assertThat(preview.scoresAfter().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(preview.customers());
    }

    private static Preview.Moved moved(long account, Band from, Band to, double before, double after) {
        return new Preview.Moved(
                new Account.Id(account), from, to, OptionalDouble.of(before), OptionalDouble.of(after));
    }
}
