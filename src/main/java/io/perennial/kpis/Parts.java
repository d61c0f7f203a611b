package io.perennial.kpis;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Revenue;
import io.perennial.voice.SurveyAnswer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The customers behind a key figure. */
@Component
class Parts {

    private final Accounts accounts;
    private final CustomerFacts facts;

    Parts(Accounts accounts, CustomerFacts facts) {
        this.accounts = accounts;
        this.facts = facts;
    }

    /** @param started first day of the quarter of a cohort; anything for the others */
    List<Part> of(Drill drill, LocalDate started, LocalDate known) {
        Revenue revenue = accounts.revenue();
        List<Stay> stays = Stay.of(revenue.lines(), known);
        return switch (drill) {
            case REVENUE ->
                paying(stays.stream().filter(stay -> stay.end().isEmpty()).toList(), revenue.on(known));
            case COHORT ->
                paying(
                        stays.stream()
                                .filter(stay -> Cohorts.quarter(stay.start()).equals(started))
                                .toList(),
                        revenue.on(known));
            case FIRST_OUTCOME ->
                sorted(facts.of(stays, known).stream()
                        .flatMap(fact -> fact.firstOutcome().map(way -> way(fact, way)).stream()));
            case FIRST_VALUE ->
                sorted(facts.of(stays, known).stream()
                        .flatMap(fact -> fact.firstValue().map(way -> way(fact, way)).stream()));
            case STICKINESS ->
                sorted(facts.of(stays, known).stream().flatMap(fact -> fact.use().map(use -> use(fact, use)).stream()));
            case NPS -> answers(SurveyAnswer.Kind.NPS, stays, known);
            case CSAT -> answers(SurveyAnswer.Kind.CSAT, stays, known);
            case CES -> answers(SurveyAnswer.Kind.CES, stays, known);
        };
    }

    private static List<Part> paying(List<Stay> stays, Map<Account.Id, Double> paid) {
        return stays.stream()
                .map(stay -> new Part(
                        stay.account(),
                        Optional.of(stay.start()),
                        stay.end(),
                        OptionalDouble.of(paid.getOrDefault(stay.account(), 0.0))))
                .sorted(Comparator.comparingDouble((Part part) -> -part.value().orElse(0))
                        .thenComparing(Part::account))
                .toList();
    }

    /** The lowest first, what is not known yet before all. */
    private static List<Part> sorted(Stream<Part> parts) {
        return parts.sorted(
                        Comparator.comparingDouble((Part part) -> part.value().orElse(Double.NEGATIVE_INFINITY))
                                .thenComparing(Part::account))
                .toList();
    }

    private static Part way(CustomerFacts.Fact fact, TimeToValue.Way way) {
        Optional<Long> days = way.reached().map(day -> Math.max(0, ChronoUnit.DAYS.between(way.start(), day)));
        return new Part(
                fact.stay().account(),
                Optional.of(way.start()),
                way.reached(),
                days.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    private static Part use(CustomerFacts.Fact fact, Stickiness.Use use) {
        return new Part(fact.stay().account(), Optional.empty(), Optional.empty(), OptionalDouble.of(use.share()));
    }

    private List<Part> answers(SurveyAnswer.Kind kind, List<Stay> stays, LocalDate known) {
        ZoneId zone = accounts.installation().zone();
        return sorted(facts.of(stays, known).stream()
                .flatMap(fact -> fact.answers().stream())
                .filter(answer -> answer.kind() == kind && answer.score().isPresent())
                .map(answer -> new Part(
                        answer.account(),
                        answer.answeredAt().map(at -> at.atZone(zone).toLocalDate()),
                        Optional.empty(),
                        answer.score())));
    }
}
