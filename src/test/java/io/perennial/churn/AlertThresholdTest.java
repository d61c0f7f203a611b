package io.perennial.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a customer is called to attention. */
class AlertThresholdTest {

    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 31);

    @Test
    void noMoreCrossingsThanTheTeamCanLookAfter() {
        List<Prediction> told = new ArrayList<>();
        for (int account = 1; account <= 100; account++) {
            for (int month = 0; month < 4; month++) {
                told.add(said(account, month, (account + month) / 200.0, Observation.NEVER_SEEN));
            }
        }

        double few = AlertThreshold.fit(told, 2, 0.01);
        double many = AlertThreshold.fit(told, 10, 0.01);

        assertThat(crossings(told, few)).isLessThanOrEqualTo(8);
        assertThat(crossings(told, many)).isLessThanOrEqualTo(40).isGreaterThan(crossings(told, few));
        assertThat(few).isGreaterThan(many);
    }

    @Test
    void whoIsHardlyAboveTheUsualIsNoWarning() {
        List<Prediction> told =
                List.of(said(1, 0, 0.05, Observation.NEVER_SEEN), said(2, 0, 0.06, Observation.NEVER_SEEN));

        assertThat(AlertThreshold.fit(told, 100, 0.05)).isEqualTo(0.1);
    }

    @Test
    void anAlertInTimeCatchesALateOneDoesNotAndAStayerIsAFalseAlarm() {
        List<Prediction> told = List.of(
                said(1, 0, 0.4, 60),
                said(2, 0, 0.1, 70),
                said(2, 2, 0.5, 10),
                said(3, 0, 0.4, Observation.NEVER_SEEN),
                said(4, 0, 0.1, Observation.NEVER_SEEN));

        List<Alarm> alarms = AlertThreshold.alarms(told, 0.3);

        assertThat(alarms)
                .extracting(alarm -> alarm.account().value(), Alarm::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1L, Alarm.Kind.CAUGHT),
                        org.assertj.core.groups.Tuple.tuple(2L, Alarm.Kind.MISSED),
                        org.assertj.core.groups.Tuple.tuple(3L, Alarm.Kind.FALSE_ALARM));
        assertThat(alarms.stream()
                        .filter(alarm -> alarm.kind() == Alarm.Kind.CAUGHT)
                        .findFirst()
                        .orElseThrow()
                        .leadDays())
                .hasValue(60);
    }

    private static long crossings(List<Prediction> told, double threshold) {
        return told.stream()
                .filter(p -> p.probability() >= threshold)
                .map(p -> p.of().account())
                .distinct()
                .count();
    }

    private static Prediction said(long account, int month, double probability, int lostAfter) {
        return new Prediction(
                new Observation(
                        new Account.Id(account),
                        JANUARY.plusMonths(month),
                        new double[0],
                        Double.NaN,
                        0,
                        0,
                        0,
                        lostAfter,
                        400),
                probability,
                Double.NaN,
                Double.NaN);
    }
}
