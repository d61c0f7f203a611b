package io.perennial.kpis;

import io.perennial.accounts.Accounts;
import io.perennial.accounts.Revenue;
import io.perennial.shared.Period;
import io.perennial.voice.SurveyAnswer;
import io.perennial.voice.SurveyScore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
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
    private static final long SEED = 12;

    private final Accounts accounts;
    private final CustomerFacts facts;
    private final KpiStore store;

    Boards(Accounts accounts, CustomerFacts facts, KpiStore store) {
        this.accounts = accounts;
        this.facts = facts;
        this.store = store;
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
        List<CustomerFacts.Fact> told = facts.of(stays, known);
        List<SurveyAnswer> answers =
                told.stream().flatMap(fact -> fact.answers().stream()).toList();
        return new KpiBoard(
                known,
                months,
                years,
                store.closed(),
                cohorts,
                RevenueCohorts.of(stays, revenue, known),
                lifetime(months, cohorts, inputs),
                simpleLifetime(months, inputs),
                payback(months, inputs),
                TimeToValue.of(told.stream()
                        .flatMap(fact -> fact.firstValue().stream())
                        .toList()),
                TimeToValue.of(told.stream()
                        .flatMap(fact -> fact.firstOutcome().stream())
                        .toList()),
                Stickiness.of(told.stream().flatMap(fact -> fact.use().stream()).toList()),
                SurveyScore.of(SurveyAnswer.Kind.NPS, answers),
                SurveyScore.of(SurveyAnswer.Kind.CSAT, answers),
                SurveyScore.of(SurveyAnswer.Kind.CES, answers),
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
}
