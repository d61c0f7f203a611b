package io.perennial.kpis;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Revenue;
import io.perennial.shared.Period;
import io.perennial.signals.History;
import io.perennial.signals.Signals;
import io.perennial.voice.SurveyAnswer;
import io.perennial.voice.SurveyScore;
import io.perennial.voice.Voice;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Work;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reckons all key figures at once. */
@Component
class Boards {

    private static final int MONTHS = 24;
    private static final int YEAR = 12;
    private static final int AHEAD = 12;
    private static final int CHUNK = 500;
    private static final int ANSWERS_DAYS = 365;
    private static final long SEED = 12;

    private final Accounts accounts;
    private final Signals signals;
    private final Voice voice;
    private final Work work;
    private final KpiStore store;
    private final Clock clock;

    Boards(Accounts accounts, Signals signals, Voice voice, Work work, KpiStore store, Clock clock) {
        this.accounts = accounts;
        this.signals = signals;
        this.voice = voice;
        this.work = work;
        this.store = store;
        this.clock = clock;
    }

    KpiBoard board(LocalDate known) {
        Revenue revenue = accounts.revenue();
        List<Stay> stays = Stay.of(revenue.lines(), known);
        LocalDate end = known.withDayOfMonth(1);
        LocalDate first = stays.stream()
                .map(Stay::start)
                .min(LocalDate::compareTo)
                .orElse(end)
                .withDayOfMonth(1);
        List<RevenueMonth> months = new ArrayList<>();
        List<RevenueMonth> years = new ArrayList<>();
        for (int back = MONTHS; back >= 1; back--) {
            LocalDate start = end.minusMonths(back);
            if (!start.isBefore(first)) {
                months.add(month(revenue, new Period(start, start.plusMonths(1))));
            }
            LocalDate yearStart = start.plusMonths(1).minusMonths(YEAR);
            if (yearStart.isAfter(first)) {
                years.add(month(revenue, new Period(yearStart, start.plusMonths(1))));
            }
        }
        Optional<Cohorts> cohorts = stays.isEmpty() ? Optional.empty() : Optional.of(Cohorts.of(stays, known));
        Map<Input.Name, Double> inputs = inputs(known);
        Spoken spoken = spoken(stays, known);
        return new KpiBoard(
                known,
                months,
                years,
                store.closed(),
                cohorts,
                lifetime(months, cohorts, inputs),
                simpleLifetime(months, inputs),
                payback(months, inputs),
                spoken.firstValue(),
                spoken.firstOutcome(),
                SurveyScore.of(SurveyAnswer.Kind.NPS, spoken.answers()),
                SurveyScore.of(SurveyAnswer.Kind.CSAT, spoken.answers()),
                SurveyScore.of(SurveyAnswer.Kind.CES, spoken.answers()),
                RevenueForecast.of(months, AHEAD, SEED),
                inputs);
    }

    private static RevenueMonth month(Revenue revenue, Period period) {
        return RevenueMonth.of(
                period,
                revenue.on(period.start(), period.end(), period.start()),
                revenue.on(period.end(), period.end(), period.start()));
    }

    /** What holds on a day: what was stated last, else what is usual; what is neither is absent. */
    Map<Input.Name, Double> inputs(LocalDate day) {
        Map<Input.Name, Double> inputs = new EnumMap<>(Input.Name.class);
        for (Input.Name name : Input.Name.values()) {
            if (!Double.isNaN(name.usual())) {
                inputs.put(name, name.usual());
            }
        }
        Set<Input.Name> stated = new HashSet<>();
        store.inputs().stream().filter(input -> !input.from().isAfter(day)).forEach(input -> {
            if (stated.add(input.name())) {
                inputs.put(input.name(), input.value());
            }
        });
        return inputs;
    }

    private static OptionalDouble revenueOfOne(List<RevenueMonth> months) {
        if (months.isEmpty()) {
            return OptionalDouble.empty();
        }
        RevenueMonth last = months.getLast();
        long customers = last.startAccounts() - last.lostAccounts() + last.newAccounts();
        return customers == 0 ? OptionalDouble.empty() : OptionalDouble.of(last.endMrr() / customers);
    }

    private static OptionalDouble lifetime(
            List<RevenueMonth> months, Optional<Cohorts> cohorts, Map<Input.Name, Double> inputs) {
        OptionalDouble revenue = revenueOfOne(months);
        long[] left = cohorts.map(Cohorts::perThousand).orElse(new long[0]);
        if (revenue.isEmpty() || left.length < 3 || left[0] == left[left.length - 1]) {
            return OptionalDouble.empty();
        }
        double quarterly = Math.pow(1 + inputs.getOrDefault(Input.Name.DISCOUNT_RATE, 0.1), .25) - 1;
        return OptionalDouble.of(LifetimeValue.spread(
                revenue.getAsDouble() * Cohorts.STEP,
                inputs.getOrDefault(Input.Name.GROSS_MARGIN, 1.0),
                ShiftedBetaGeometric.fit(left),
                Math.max(1e-4, quarterly)));
    }

    private static OptionalDouble simpleLifetime(List<RevenueMonth> months, Map<Input.Name, Double> inputs) {
        OptionalDouble revenue = revenueOfOne(months);
        List<RevenueMonth> year = months.subList(Math.max(0, months.size() - YEAR), months.size());
        long atStart = year.stream().mapToLong(RevenueMonth::startAccounts).sum();
        if (revenue.isEmpty() || atStart == 0) {
            return OptionalDouble.empty();
        }
        double churn =
                (double) year.stream().mapToLong(RevenueMonth::lostAccounts).sum() / atStart;
        double monthly = Math.pow(1 + inputs.getOrDefault(Input.Name.DISCOUNT_RATE, 0.1), 1.0 / YEAR) - 1;
        return OptionalDouble.of(LifetimeValue.simple(
                revenue.getAsDouble(), inputs.getOrDefault(Input.Name.GROSS_MARGIN, 1.0), churn, monthly));
    }

    private static OptionalDouble payback(List<RevenueMonth> months, Map<Input.Name, Double> inputs) {
        OptionalDouble revenue = revenueOfOne(months);
        return revenue.isEmpty() || !inputs.containsKey(Input.Name.ACQUISITION_COST)
                ? OptionalDouble.empty()
                : OptionalDouble.of(LifetimeValue.paybackMonths(
                        inputs.getOrDefault(Input.Name.ACQUISITION_COST, 0.0),
                        revenue.getAsDouble(),
                        inputs.getOrDefault(Input.Name.GROSS_MARGIN, 1.0)));
    }

    private record Spoken(List<SurveyAnswer> answers, TimeToValue firstValue, TimeToValue firstOutcome) {}

    /** What customers answered within a year, and when they got to something of value. */
    private Spoken spoken(List<Stay> stays, LocalDate known) {
        ZoneId zone = accounts.installation().zone();
        Instant from = clock.instant().minusSeconds(86_400L * ANSWERS_DAYS);
        List<SurveyAnswer> answers = new ArrayList<>();
        List<TimeToValue.Way> values = new ArrayList<>();
        List<TimeToValue.Way> outcomes = new ArrayList<>();
        for (int at = 0; at < stays.size(); at += CHUNK) {
            List<Stay> chunk = stays.subList(at, Math.min(stays.size(), at + CHUNK));
            Set<Account.Id> ids = new HashSet<>();
            chunk.forEach(stay -> ids.add(stay.account()));
            voice.answers(ids)
                    .values()
                    .forEach(given -> given.stream()
                            .filter(answer ->
                                    answer.answeredAt().filter(from::isBefore).isPresent())
                            .forEach(answers::add));
            Map<Account.Id, History.Milestones> milestones = signals.milestones(ids);
            Map<Account.Id, LocalDate> met = met(ids, zone);
            chunk.stream()
                    .filter(stay -> milestones.containsKey(stay.account()))
                    .forEach(stay -> {
                        Optional<LocalDate> reached = Optional.ofNullable(milestones.get(stay.account()))
                                .flatMap(History.Milestones::firstValue);
                        values.add(way(stay, reached, known));
                    });
            chunk.stream()
                    .filter(stay -> met.containsKey(stay.account()))
                    .forEach(stay -> outcomes.add(way(
                            stay,
                            Optional.ofNullable(met.get(stay.account())).filter(day -> !day.equals(LocalDate.MAX)),
                            known)));
        }
        return new Spoken(answers, TimeToValue.of(values), TimeToValue.of(outcomes));
    }

    private static TimeToValue.Way way(Stay stay, Optional<LocalDate> reached, LocalDate known) {
        return new TimeToValue.Way(stay.start(), reached, stay.end().orElse(known));
    }

    /** The first promised outcome that was met; {@code MAX} for who has a plan and met none yet. */
    private Map<Account.Id, LocalDate> met(Set<Account.Id> ids, ZoneId zone) {
        Map<Account.Id, LocalDate> met = new HashMap<>();
        work.successPlans(ids)
                .forEach((account, plans) -> plans.stream()
                        .flatMap(plan -> plan.objectives().stream())
                        .filter(objective -> !objective.onboarding())
                        .forEach(objective ->
                                met.merge(account, day(objective, zone), (a, b) -> a.isBefore(b) ? a : b)));
        return met;
    }

    private static LocalDate day(SuccessPlan.Objective objective, ZoneId zone) {
        return objective.metAt().map(at -> at.atZone(zone).toLocalDate()).orElse(LocalDate.MAX);
    }
}
