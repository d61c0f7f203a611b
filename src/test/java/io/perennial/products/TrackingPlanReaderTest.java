package io.perennial.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.configuration.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingPlanReaderTest {

    private static final String PLAN = """
            products:
              insight:
                name: Insight
                features:
                  reports:
                    name: Reports
                    core: true
                    events:
                      - Report Viewed
                      - name: Report Exported
                        value_moment: true
                        meter: exports
                  sharing:
                    events: [Report Shared]
            events:
              - name: Login Page Viewed
                use: false
            entitlements:
              - unit: users
                product: insight
              - unit: exports
                measure: monthly_count
            """;

    @Test
    void aPlanSaysWhatEachEventMeans() {
        TrackingPlanReader.Result read = TrackingPlanReader.read(PLAN);

        assertThat(read.problems()).isEmpty();
        TrackingPlan plan = read.catalogue().plan();
        assertThat(plan.stated()).isTrue();
        assertThat(plan.meaningOf("Report Exported"))
                .isEqualTo(new EventMeaning(
                        Optional.of("insight"), Optional.of("reports"), true, true, true, Optional.of("exports")));
        assertThat(plan.meaningOf("Report Viewed").core()).isTrue();
        assertThat(plan.meaningOf("Report Shared").core()).isFalse();
        assertThat(plan.meaningOf("Login Page Viewed").use()).isFalse();
        assertThat(plan.meaningOf("Never Named").use()).isTrue();
    }

    @Test
    void unitsOnContractsAreSeatsOrMeters() {
        Catalogue catalogue = TrackingPlanReader.read(PLAN).catalogue();

        assertThat(catalogue.entitlement("users").measure()).isEqualTo(Entitlement.Measure.SEATS);
        assertThat(catalogue.entitlement("exports").measure()).isEqualTo(Entitlement.Measure.MONTHLY_COUNT);
        assertThat(Catalogue.EMPTY.entitlement("Seats").measure()).isEqualTo(Entitlement.Measure.SEATS);
        assertThat(Catalogue.EMPTY.entitlement("searches").meter()).isEqualTo("searches");
    }

    @Test
    void anEmptyTextStatesNothing() {
        assertThat(TrackingPlanReader.read("").problems()).isEmpty();
        assertThat(TrackingPlanReader.read("").catalogue().plan().stated()).isFalse();
        assertThat(TrackingPlanReader.read("# only a comment\n").problems()).isEmpty();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "product: {}|1|1|unknown key 'product' - did you mean 'products'?",
                "products: [a]|1|11|'products' must hold keys with values, one a line",
                "products:\\n  a:\\n    features:\\n      f:\\n        cores: true\\n        events: [A]|5|9|unknown key 'cores' - did you mean 'core'?",
                "products:\\n  a:\\n    features:\\n      f:\\n        core: yes\\n        events: [A]|5|15|'core' must be true or false but is 'yes'",
                "products:\\n  a:\\n    features:\\n      f:\\n        core: true|5|9|feature 'f' names no event, so its use could never be seen",
                "events: [A, A]|1|13|event 'A' stands twice, first in line 1; an event belongs to one feature",
                "events:\\n  - use: false|2|5|'name' is missing",
                "events:\\n  - name: A\\n    use: false\\n    value_moment: true|2|5|a value moment counts as use; remove 'use: false' or 'value_moment: true'",
                "events: A|1|9|'events' must be a list; begin each item with '- '",
                "entitlements:\\n  - unit: users\\n    measure: seat|2|5|'measure' must be one of level, monthly_count, monthly_sum, seats",
                "entitlements:\\n  - unit: users\\n    product: insigt|2|5|there is no product 'insigt' in this plan",
                "a: 1\\na: 2|2|1|'a' stands twice, first in line 1",
            })
    void whatIsWrongIsSaidWithItsPlace(String text, int line, int column, String message) {
        assertThat(TrackingPlanReader.read(text.replace("\\n", "\n")).problems())
                .contains(new Problem(line, column, message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"products: {", "a: b: c", "- [", "\t- a", "*unknown", "a: &x {b: *x}", "%YAML 9.9"})
    void whatIsNotYamlIsAProblemAndNoError(String text) {
        assertThat(TrackingPlanReader.read(text).problems()).isNotEmpty();
    }

    @Test
    void bracketsWithoutEndDoNoHarm() {
        assertThat(TrackingPlanReader.read("[".repeat(100_000)).problems()).isNotEmpty();
        assertThat(TrackingPlanReader.read("a".repeat(2_000_000)).problems()).hasSize(1);
    }
}
