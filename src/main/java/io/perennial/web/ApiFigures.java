package io.perennial.web;

import io.perennial.churn.Churn;
import io.perennial.churn.Forecast;
import io.perennial.churn.KeptModel;
import io.perennial.kpis.Cohorts;
import io.perennial.kpis.KpiBoard;
import io.perennial.kpis.TimeToValue;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Page;
import io.perennial.statistics.Interval;
import io.perennial.voice.SurveyScore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Forecasts and key figures as programs read them. */
final class ApiFigures {

    private ApiFigures() {}

    /** @param verdict of the latest backtest; null before the first */
    record ForecastList(
            boolean shown,
            @Nullable String verdict,
            @Nullable Long model,
            int page,
            int size,
            long total,
            List<ForecastRow> forecasts) {}

    record ForecastRow(
            long id,
            String name,
            double arr,
            @Nullable Double within30,
            @Nullable Double within60,
            @Nullable Double within90,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double expectedLoss,
            @Nullable String why) {}

    record ForecastDocument(
            boolean shown,
            @Nullable LocalDate day,
            @Nullable Instant asOf,
            @Nullable Long model,
            @Nullable Double within30,
            @Nullable Double within60,
            @Nullable Double within90,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double expectedLoss,
            @Nullable Double usual,
            List<ApiDocuments.Points> reasons) {}

    record BoardDocument(
            LocalDate knownUntil,
            List<ApiDocuments.RevenueDocument> months,
            List<ApiDocuments.RevenueDocument> trailingYears,
            @Nullable Double lifetimeValue,
            @Nullable Double simpleLifetimeValue,
            @Nullable Double paybackMonths,
            @Nullable Double timeToValueDays,
            @Nullable Double firstValueDays,
            @Nullable Double stickiness,
            @Nullable ScoreDocument nps,
            @Nullable ScoreDocument csat,
            @Nullable ScoreDocument ces,
            List<CohortDocument> cohorts,
            List<RevenueCohortDocument> revenueCohorts,
            List<AheadDocument> forecast) {}

    record ScoreDocument(double value, double low, double high, long answers) {}

    /** @param retained shares after 0, 3, 6 ... months; null where the cohort is not old enough */
    record CohortDocument(LocalDate start, int size, List<@Nullable Double> retained) {}

    /** @param kept share of the revenue at the start after 0, 3, 6 ... months; null where it is not old enough */
    record RevenueCohortDocument(LocalDate start, int size, double started, List<@Nullable Double> kept) {}

    record AheadDocument(LocalDate day, double mrr, double low, double high) {}

    static ForecastList list(Churn.Standing standing, Page page) {
        return switch (standing) {
            case Churn.Standing.Shown(KeptModel model) ->
                new ForecastList(
                        true,
                        model.verdict().word(),
                        model.id(),
                        page.number() + 1,
                        page.size(),
                        page.total(),
                        page.entries().stream().map(ApiFigures::row).toList());
            case Churn.Standing.Hidden(var verdict) ->
                new ForecastList(
                        false, verdict.map(why -> why.word()).orElse(null), null, 1, page.size(), 0, List.of());
        };
    }

    private static ForecastRow row(Entry entry) {
        return new ForecastRow(
                entry.account().value(),
                entry.name(),
                entry.arr(),
                entry.risk().map(risk -> risk.within30()).orElse(null),
                entry.risk().map(risk -> risk.within60()).orElse(null),
                entry.risk().map(risk -> risk.within90()).orElse(null),
                entry.risk().map(risk -> risk.low()).orElse(null),
                entry.risk().map(risk -> risk.high()).orElse(null),
                entry.risk().map(risk -> risk.expectedLoss()).orElse(null),
                entry.risk().map(risk -> risk.whyEnglish()).orElse(null));
    }

    static ForecastDocument forecast(boolean shown, Optional<Forecast> forecast) {
        return forecast.map(found -> new ForecastDocument(
                        shown,
                        found.day(),
                        found.asOf(),
                        found.model(),
                        found.within30(),
                        found.within60(),
                        found.within90().estimate(),
                        found.within90().low(),
                        found.within90().high(),
                        found.expectedLoss(),
                        found.usual(),
                        found.reasons().stream()
                                .map(reason -> new ApiDocuments.Points(reason.key(), reason.points()))
                                .toList()))
                .orElseGet(() -> new ForecastDocument(
                        shown, null, null, null, null, null, null, null, null, null, null, List.of()));
    }

    static BoardDocument board(KpiBoard board) {
        return new BoardDocument(
                board.knownUntil(),
                board.months().stream().map(ApiDocuments::revenue).toList(),
                board.years().stream().map(ApiDocuments::revenue).toList(),
                orNull(board.lifetime()),
                orNull(board.simpleLifetime()),
                orNull(board.paybackMonths()),
                days(board.firstOutcome()),
                days(board.firstValue()),
                orNull(board.stickiness().share()),
                score(board.nps()),
                score(board.csat()),
                score(board.ces()),
                board.cohorts().map(ApiFigures::cohorts).orElse(List.of()),
                board.revenueCohorts().cohorts().stream()
                        .map(cohort -> new RevenueCohortDocument(
                                cohort.start(),
                                cohort.size(),
                                cohort.started(),
                                cohort.kept().stream().map(ApiFigures::orNull).toList()))
                        .toList(),
                board.forecast().points().stream()
                        .map(point -> new AheadDocument(
                                point.day(),
                                point.mrr().estimate(),
                                point.mrr().low(),
                                point.mrr().high()))
                        .toList());
    }

    private static List<CohortDocument> cohorts(Cohorts cohorts) {
        return cohorts.cohorts().stream()
                .map(cohort -> new CohortDocument(
                        cohort.start(),
                        cohort.size(),
                        cohort.retained().stream()
                                .<@Nullable Double>map(
                                        cell -> cell.map(Interval::estimate).orElse(null))
                                .toList()))
                .toList();
    }

    private static @Nullable ScoreDocument score(Optional<SurveyScore> score) {
        return score.map(SurveyScore::value)
                .map(value -> new ScoreDocument(value.estimate(), value.low(), value.high(), value.n()))
                .orElse(null);
    }

    private static @Nullable Double days(TimeToValue way) {
        return orNull(way.medianDays());
    }

    /** What is unbounded is unknown to programs too. */
    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? (Double) value.getAsDouble() : null;
    }
}
