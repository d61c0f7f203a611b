package io.perennial.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.SoldLine;
import io.perennial.access.Actor;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.shared.SourceKey;
import io.perennial.signals.Signals;
import io.perennial.statistics.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is learned, kept, put in force and taken back. */
@PerennialTest
class TrainingTest {

    private static final Actor ADA = new Actor.Process("ada");
    private static final SourceKey SOLD = new SourceKey("sold");

    @Autowired
    private Churn churn;

    @Autowired
    private Backtests backtests;

    @Autowired
    private ModelStore store;

    @Autowired
    private TrainingStore trainings;

    @Autowired
    private Signals signals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient database;

    @AfterEach
    void nothingInForce() {
        database.sql("delete from churn.in_force").update();
        database.sql("update churn.training set state = 'DONE' where state in ('WAITING', 'RUNNING')")
                .update();
        signals.awaitSettled();
    }

    @Test
    void everyRunIsKeptWithWhatItWasRunOn() {
        long before = churn.countRuns();
        List<Observation> seen = SampleObservations.year(3);

        Backtests.Run first = backtests.run(seen, rolling(), "ada", share -> {});
        Backtests.Run again = backtests.run(seen, rolling(), "ada", share -> {});
        Backtests.Run other = backtests.run(SampleObservations.year(4), rolling(), "ada", share -> {});

        assertThat(churn.countRuns()).isEqualTo(before + 3);
        KeptBacktest kept = churn.runs(3).get(2);
        assertThat(kept.id()).isEqualTo(first.id());
        assertThat(kept.seed()).isEqualTo(Backtest.SEED);
        assertThat(kept.report().verdict()).isEqualTo(first.report().verdict());
        assertThat(kept.report().champion()).isEqualTo(first.report().champion());
        assertThat(churn.runs(2).get(1).fingerprint()).isEqualTo(kept.fingerprint());
        assertThat(churn.runs(1).getFirst().fingerprint()).isNotEqualTo(kept.fingerprint());
        assertThat(again.report().champion()).isEqualTo(first.report().champion());
        assertThat(other.id()).isGreaterThan(again.id());
        assertThat(backtests.predictions(first.id())).hasSameSizeAs(first.champions());
    }

    @Test
    void progressIsToldAndRises() {
        List<Double> told = new ArrayList<>();

        backtests.run(SampleObservations.year(5), rolling(), "ada", told::add);

        assertThat(told).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void randomRowsRaiseNoFalsePraise() {
        var options = new Churn.Options(Optional.empty(), Optional.empty(), 0.1, true);

        Backtests.Run run = backtests.run(SampleObservations.year(6), options, "ada", share -> {});

        assertThat(run.report().champion()).isEmpty();
        assertThat(run.report().verdict()).isNotInstanceOf(Verdict.Usable.class);
    }

    @Test
    void whatDidNotPassCannotBePutInForce() {
        long refused = keep(new Verdict.TooFewChurners(3, 15), false);

        assertThat(churn.rollBack(refused, ADA)).isFalse();
        assertThat(churn.standing()).isInstanceOf(Churn.Standing.Hidden.class);
    }

    @Test
    void anEarlierModelCanBePutInForceAgainAndTheSwitchIsKept() {
        long first = keep(usable(), true);
        long second = keep(usable(), true);
        assertThat(churn.rollBack(second, ADA)).isTrue();

        boolean back = churn.rollBack(first, ADA);

        assertThat(back).isTrue();
        assertThat(churn.standing())
                .isInstanceOfSatisfying(
                        Churn.Standing.Shown.class,
                        shown -> assertThat(shown.model().id()).isEqualTo(first));
        assertThat(churn.switches(2))
                .extracting(ModelSwitch::model)
                .containsExactly(OptionalLong.of(first), OptionalLong.of(second));
        assertThat(churn.rollBack(first, ADA)).as("it is in force already").isFalse();
    }

    @Test
    void twoTrainingsNeverRunAtOnceAndOneCanBeCancelled() {
        long first = trainings.ask("ada", Instant.now()).orElseThrow();

        assertThat(trainings.ask("bob", Instant.now())).isEmpty();
        churn.cancelTraining(first, ADA);

        assertThat(trainings.find(first).orElseThrow().state()).isEqualTo(Training.State.CANCELLED);
        assertThat(trainings.start(first, Instant.now())).isFalse();
    }

    @Test
    void aTrainingWhoseProcessDiedIsCancelledAtOnceAndOneThatLivesAtItsNextLook() {
        Instant now = Instant.now();
        long died = trainings.ask("ada", now).orElseThrow();
        trainings.start(died, now.minusSeconds(180));

        churn.cancelTraining(died, ADA);

        assertThat(trainings.find(died).orElseThrow().state()).isEqualTo(Training.State.CANCELLED);
        long lives = trainings.ask("bob", now).orElseThrow();
        trainings.start(lives, now);
        churn.cancelTraining(lives, ADA);
        assertThat(trainings.find(lives).orElseThrow().state()).isEqualTo(Training.State.RUNNING);
        assertThat(trainings.progress(lives, 0.5, now)).as("it is told to end").isTrue();
    }

    @Test
    void theThresholdFollowsTheBudget() {
        Backtests.Run run = backtests.run(SampleObservations.year(7), rolling(), "ada", share -> {});
        long model = keep(usable(), true, run.id());
        churn.rollBack(model, ADA);

        churn.budget(0.5, ADA);
        double few = store.find(model).orElseThrow().threshold();
        churn.budget(50, ADA);
        double many = store.find(model).orElseThrow().threshold();
        churn.budget(4, ADA);

        assertThat(many).isLessThanOrEqualTo(few);
    }

    @Test
    void whoLeftIsNotForecastFromTheDaysBefore() {
        churn.rollBack(keep(usable(), true), ADA);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Account.Id stays = SoldLine.to("stays", accounts, SOLD, today.minusDays(300), Optional.empty());
        Account.Id left = SoldLine.to("left", accounts, SOLD, today.minusDays(300), Optional.of(today.minusDays(5)));

        signals.replay((done, of) -> {});

        assertThat(churn.forecast(stays)).isPresent();
        assertThat(churn.forecast(left)).isEmpty();
        assertThat(churn.alerts(left)).isEmpty();
    }

    private static Churn.Options rolling() {
        return new Churn.Options(Optional.empty(), Optional.empty(), 0.1, false);
    }

    private static Verdict usable() {
        return new Verdict.Usable(Interval.normal(0.8, 0.03, 100, 0.95));
    }

    private long keep(Verdict verdict, boolean passed) {
        return keep(
                verdict,
                passed,
                backtests
                        .run(SampleObservations.year(8), rolling(), "ada", share -> {})
                        .id());
    }

    private long keep(Verdict verdict, boolean passed, long backtest) {
        return store.add(
                new KeptModel(
                        0,
                        "scorecard-prior",
                        Instant.now(),
                        "ada",
                        "test",
                        backtest,
                        verdict,
                        100,
                        20,
                        0.05,
                        0.2,
                        passed,
                        false),
                SampleObservations.learned(new PriorScorecard()));
    }
}
