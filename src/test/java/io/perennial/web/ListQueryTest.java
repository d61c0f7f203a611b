package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.Band;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Presence;
import io.perennial.portfolio.Sort;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListQueryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void nothingAskedShowsCustomersByRevenue() {
        ListQuery query = ListQuery.of(Map.of());

        assertThat(query.filter(TODAY)).isEqualTo(Filter.CUSTOMERS);
        assertThat(query.sort()).isEqualTo(Sort.ARR);
        assertThat(query.descending()).isTrue();
        assertThat(query.page()).isZero();
        assertThat(query.onPage(0)).isEqualTo("/accounts");
    }

    @Test
    void theAddressKeepsWhatWasAsked() {
        ListQuery query = ListQuery.of(
                Map.of("q", "a&b", "band", "AT_RISK", "who", "lost", "sort", "SCORE", "order", "desc", "page", "3"));

        assertThat(query.filter(TODAY).presences()).containsExactly(Presence.LOST);
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

        assertThat(query.filter(TODAY)).isEqualTo(Filter.CUSTOMERS);
        assertThat(query.page()).isZero();
    }

    @Test
    void rowsSegmentsAndColumnsAreKeptInTheAddress() {
        String asked =
                "?segment=full-seats&notice=90&rows=account.arr%7EAT_LEAST%7E50000%7Clist.csm%7EIS%7EAda&join=ANY"
                        + "&cols=arr%2Ctags";

        ListQuery query = ListQuery.of(Addresses.parts(asked));

        assertThat(query.kept()).isEqualTo(asked);
        assertThat(query.columns()).containsExactly(Column.ARR, Column.TAGS);
        assertThat(query.filter(TODAY).more().noticeBy()).hasValue(TODAY.plusDays(90));
        assertThat(query.filter(TODAY).more().rows().orElseThrow().sql())
                .isEqualTo("(a.arr >= :condition0 or a.csm_name = :condition1)");
    }

    @Test
    void aRowThatDoesNotFitItsNameIsAsIfItWereNotThere() {
        for (String row : List.of(
                "account.arr~CONTAINS~5",
                "account.arr~IS~five",
                "secret.column~IS~1",
                "list.notice_day~IS~soon",
                "x")) {
            assertThat(ListQuery.of(Map.of("rows", row)).filter(TODAY)).as(row).isEqualTo(Filter.CUSTOMERS);
        }
    }

    @Test
    void theFileHasExactlyTheChosenColumns() {
        assertThat(AccountsCsv.header(List.of(Column.ARR, Column.SCORE, Column.TAGS)))
                .isEqualTo("id,name,parent,arr,band,score,tags");
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsMadePlain() {
        assertThat(AccountsCsv.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(AccountsCsv.cell("@x")).isEqualTo("'@x");
        assertThat(AccountsCsv.cell("-12.5")).isEqualTo("-12.5");
        assertThat(AccountsCsv.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
    }
}
