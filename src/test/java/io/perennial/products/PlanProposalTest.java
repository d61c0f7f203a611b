package io.perennial.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanProposalTest {

    @ParameterizedTest
    @CsvSource({
        "Report Exported, report",
        "report_exported, report",
        "reportExported, report",
        "exportReport, report",
        "Report Created, report",
        "Form Submitted, form",
        "HTTP Request Sent, http_request",
        "Search, search",
        "Dashboards Viewed, dashboards",
        "red, red",
        "message, message",
    })
    void eventsOfOneObjectAreOneFeature(String event, String feature) {
        assertThat(PlanProposal.feature(event)).isEqualTo(feature);
    }

    @Test
    void aProposalGroupsEventsAndKeepsReachingTheProductApart() {
        String text = PlanProposal.of(Map.of("Report Exported", 7L, "Report Viewed", 9L, "Signed In", 100L));

        TrackingPlanReader.Result read = TrackingPlanReader.read(text);
        assertThat(read.problems()).isEmpty();
        assertThat(read.catalogue().products().getFirst().features())
                .extracting(Catalogue.Feature::events)
                .containsExactly(java.util.List.of("Report Viewed", "Report Exported"));
        assertThat(read.catalogue().plan().meaningOf("Signed In").use()).isFalse();
    }

    @Test
    void nothingSeenProposesAnEmptyPlan() {
        assertThat(TrackingPlanReader.read(PlanProposal.of(Map.of())).problems())
                .isEmpty();
    }

    @Property(tries = 300)
    void whateverNamesArriveTheProposalCanBeSaved(
            @ForAll @Size(max = 8) Map<@StringLength(max = 20) String, Long> observed) {
        assertThat(TrackingPlanReader.read(PlanProposal.of(observed)).problems())
                .isEmpty();
    }
}
