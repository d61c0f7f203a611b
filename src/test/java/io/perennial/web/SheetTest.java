package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTest {

    @ParameterizedTest
    @CsvSource({
        "  0, 1,   0,   0, false, false",
        "100, 1,   1, 100, false, false",
        "101, 1,   1, 100, false, true",
        "101, 2, 101, 101, true,  false",
        "250, 2, 101, 200, true,  true",
        "250, 9, 201, 250, true,  false",
        "250, 0,   1, 100, false, true",
        "250, -2147483648, 1, 100, false, true",
    })
    void aPageSaysWhatItShowsAndWhatIsBesideIt(int rows, int asked, int first, int last, boolean back, boolean on) {
        Sheet<Integer> sheet = Sheet.of(IntStream.rangeClosed(1, rows).boxed().toList(), Optional.of(asked));

        Pager pager = sheet.pager("/list?");
        assertThat(pager.first()).isEqualTo(first);
        assertThat(pager.last()).isEqualTo(last);
        assertThat(pager.total()).isEqualTo(rows);
        assertThat(!pager.back().isEmpty()).isEqualTo(back);
        assertThat(!pager.on().isEmpty()).isEqualTo(on);
        assertThat(pager.several()).isEqualTo(back || on);
    }

    @Test
    void pagesAreCountedFromOneInAddresses() {
        List<Integer> rows = IntStream.rangeClosed(1, 250).boxed().toList();

        Pager pager = Sheet.of(rows, Optional.of(2)).pager("/list?of=all");

        assertThat(pager.back()).isEqualTo("/list?of=all&page=1");
        assertThat(pager.on()).isEqualTo("/list?of=all&page=3");
    }

    @Test
    void withoutANumberItIsTheFirstPage() {
        assertThat(Sheet.of(List.of("a"), Optional.empty()).rows()).containsExactly("a");
    }
}
