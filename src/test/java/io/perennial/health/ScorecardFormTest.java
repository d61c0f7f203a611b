package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.configuration.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardFormTest {

    @Test
    void everyShippedScorecardSurvivesTheWayThroughTheForm() {
        ScorecardKind.texts().forEach((key, text) -> {
            Scorecard card = read(key, text);

            Scorecard again = read(key, ScorecardForm.of(card).written().text());

            assertThat(again).as(key).isEqualTo(card);
        });
    }

    @Test
    void aProblemIsFoundInItsRow() {
        ScorecardForm.Row good = row("feature_breadth_28d", "25", "0:0, 20:100");
        ScorecardForm form = form(
                good,
                row("active_days_28d", "heavy", "0:0, 20:100"),
                row("nps_latest", "10", "0:0, ten:100"),
                row("usage_change_28d", "10", "0.3:100, -0.6:0"));
        ScorecardForm.Written written = form.written();

        List<String> places = problems(written.text()).stream()
                .map(problem -> written.rowAt(problem.line()))
                .distinct()
                .toList();

        assertThat(places).containsExactlyInAnyOrder("measure 1", "measure 2", "measure 3");
        assertThat(problems(form(good).written().text())).isEmpty();
    }

    @Test
    void whatLooksLikeTextOfAnotherKindStaysOneValue() {
        String text = form(row("nps_latest\"\n  - key: x", "1", "0:0, 10:100\nactive: false"))
                .written()
                .text();

        assertThat(text.lines().filter(line -> line.startsWith("active"))).containsExactly("active: true");
        assertThat(problems(text)).isNotEmpty();
    }

    private static ScorecardForm form(ScorecardForm.Row... rows) {
        return new ScorecardForm(true, "100", "", "70", "40", "3", List.of(rows), List.of());
    }

    private static ScorecardForm.Row row(String signal, String weight, String points) {
        return new ScorecardForm.Row("usage", signal, weight, ScorecardForm.Shape.LINEAR, points);
    }

    private static Scorecard read(String key, String text) {
        return ((ScorecardReader.Read.Understood) ScorecardKind.reader().read(key, text)).scorecard();
    }

    private static List<Problem> problems(String text) {
        return ScorecardKind.reader().read("checked", text) instanceof ScorecardReader.Read.Refused(var problems)
                ? problems
                : List.of();
    }
}
