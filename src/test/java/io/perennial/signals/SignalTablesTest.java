package io.perennial.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every signal, edge by edge. */
class SignalTablesTest {

    /** Counts that are zero, never unknown, once facts of their kind arrive at all; see nothingKnownIsNeverZero. */
    private static final Set<String> KNOWN_WHERE_THE_KIND_ARRIVES = Set.of(
            "touchpoints_90d",
            "trainings_90d",
            "community_90d",
            "customer_events_180d",
            "open_urgent_tickets",
            "oldest_open_ticket_days",
            "tickets_reopened_90d",
            "tickets_escalated_90d",
            "feature_requests_open");

    static Stream<Case> cases() {
        return Stream.of(
                        UsageCases.all(),
                        EngagementCases.all(),
                        SupportCases.all(),
                        SentimentCases.all(),
                        CommercialCases.all(),
                        OutcomeCases.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says(Case edge) {
        edge.check();
    }

    @Test
    void everySignalHasAKnownAndAnUnknownEdge() {
        var known = cases().filter(c -> c.unknown() == null).map(Case::signal).collect(Collectors.toSet());
        var unknown = cases().filter(c -> c.unknown() != null).map(Case::signal).collect(Collectors.toSet());

        assertThat(SignalCatalogue.all()).extracting(Signal::key).allMatch(known::contains);
        assertThat(SignalCatalogue.all())
                .filteredOn(s -> !KNOWN_WHERE_THE_KIND_ARRIVES.contains(s.key()))
                .extracting(Signal::key)
                .allMatch(unknown::contains);
    }

    @Test
    void nothingKnownIsNeverZero() {
        SignalValues values = new SampleHistory()
                .valuesAt(
                        SampleHistory.AS_OF,
                        new Situation(SampleHistory.SITUATION.plan(), Population.UNKNOWN, new Sources(Map.of())));

        assertThat(values.values()).allMatch(v -> v instanceof SignalValue.Unknown);
    }
}
