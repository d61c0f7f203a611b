package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.Band;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Presence;
import io.perennial.portfolio.Sort;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListQueryTest {

    @Test
    void nothingAskedShowsCustomersByRevenue() {
        ListQuery query = ListQuery.of(Map.of());

        assertThat(query.filter()).isEqualTo(Filter.CUSTOMERS);
        assertThat(query.sort()).isEqualTo(Sort.ARR);
        assertThat(query.descending()).isTrue();
        assertThat(query.page()).isZero();
        assertThat(query.onPage(0)).isEqualTo("/accounts");
    }

    @Test
    void theAddressKeepsWhatWasAsked() {
        ListQuery query = ListQuery.of(
                Map.of("q", "a&b", "band", "AT_RISK", "who", "lost", "sort", "SCORE", "order", "desc", "page", "3"));

        assertThat(query.filter().presences()).containsExactly(Presence.LOST);
        assertThat(query.page()).isEqualTo(2);
        assertThat(query.onPage(2)).isEqualTo("/accounts?q=a%26b&who=lost&band=AT_RISK&sort=SCORE&order=desc&page=3");
        assertThat(query.inBand(Optional.of(Band.WATCH))).doesNotContain("page=");
    }

    @Test
    void theColumnItIsSortedByTurnsAround() {
        ListQuery query = ListQuery.of(Map.of("sort", "NAME"));

        assertThat(query.descending()).isFalse();
        assertThat(query.sortedBy(Sort.NAME)).isEqualTo("/accounts?sort=NAME&order=desc");
        assertThat(query.sortedBy(Sort.ARR)).isEqualTo("/accounts");
    }

    @Test
    void whatCannotBeReadIsAsIfItWereNotThere() {
        ListQuery query = ListQuery.of(
                Map.of("band", "PURPLE", "sort", "1;drop", "page", "-7", "csm", "x", "touch", "", "who", "nobody"));

        assertThat(query.filter()).isEqualTo(Filter.CUSTOMERS);
        assertThat(query.page()).isZero();
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsMadePlain() {
        assertThat(AccountsCsv.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(AccountsCsv.cell("@x")).isEqualTo("'@x");
        assertThat(AccountsCsv.cell("-12.5")).isEqualTo("-12.5");
        assertThat(AccountsCsv.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
    }
}
