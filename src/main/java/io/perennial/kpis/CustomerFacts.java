package io.perennial.kpis;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.signals.History;
import io.perennial.signals.SignalValue;
import io.perennial.signals.Signals;
import io.perennial.voice.SurveyAnswer;
import io.perennial.voice.Voice;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What single customers add to the key figures that are no sums of revenue. */
@Component
class CustomerFacts {

    private static final int CHUNK = 500;
    private static final Duration ANSWERS = Duration.ofDays(365);
    private static final String STICKINESS = "stickiness";

    private final Accounts accounts;
    private final Signals signals;
    private final Voice voice;
    private final Work work;
    private final Clock clock;

    CustomerFacts(Accounts accounts, Signals signals, Voice voice, Work work, Clock clock) {
        this.accounts = accounts;
        this.signals = signals;
        this.voice = voice;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Of one customer.
     *
     * @param answers of the last twelve months
     * @param firstValue empty where nothing is known of its use
     * @param firstOutcome empty where nothing was promised
     * @param use empty for who left, or where nothing is known of its use
     */
    record Fact(
            Stay stay,
            List<SurveyAnswer> answers,
            Optional<TimeToValue.Way> firstValue,
            Optional<TimeToValue.Way> firstOutcome,
            Optional<Stickiness.Use> use) {}

    List<Fact> of(List<Stay> stays, LocalDate known) {
        List<Fact> facts = new ArrayList<>(stays.size());
        for (int at = 0; at < stays.size(); at += CHUNK) {
            facts.addAll(chunk(stays.subList(at, Math.min(stays.size(), at + CHUNK)), known));
        }
        return facts;
    }

    private List<Fact> chunk(List<Stay> stays, LocalDate known) {
        Set<Account.Id> ids = stays.stream().map(Stay::account).collect(Collectors.toSet());
        Instant from = clock.instant().minus(ANSWERS);
        Map<Account.Id, List<SurveyAnswer>> answers = new HashMap<>();
        voice.answers(ids)
                .forEach((account, given) -> answers.put(
                        account,
                        given.stream()
                                .filter(answer -> answer.answeredAt()
                                        .filter(from::isBefore)
                                        .isPresent())
                                .toList()));
        Map<Account.Id, History.Milestones> milestones = signals.milestones(ids);
        Map<Account.Id, Optional<LocalDate>> met = met(ids);
        Map<Account.Id, Stickiness.Use> uses = uses(stays);
        return stays.stream()
                .map(stay -> new Fact(
                        stay,
                        answers.getOrDefault(stay.account(), List.of()),
                        Optional.ofNullable(milestones.get(stay.account()))
                                .map(of -> way(stay, of.firstValue(), known)),
                        Optional.ofNullable(met.get(stay.account())).map(day -> way(stay, day, known)),
                        Optional.ofNullable(uses.get(stay.account()))))
                .toList();
    }

    private static TimeToValue.Way way(Stay stay, Optional<LocalDate> reached, LocalDate known) {
        return new TimeToValue.Way(stay.start(), reached, stay.end().orElse(known));
    }

    /** The first promised outcome that was met; empty for who has a plan and met none yet. */
    private Map<Account.Id, Optional<LocalDate>> met(Set<Account.Id> ids) {
        ZoneId zone = accounts.installation().zone();
        Map<Account.Id, Optional<LocalDate>> met = new HashMap<>();
        work.successPlans(ids).forEach((account, plans) -> {
            List<SuccessPlan.Objective> promised = plans.stream()
                    .flatMap(plan -> plan.objectives().stream())
                    .filter(objective -> !objective.onboarding())
                    .toList();
            if (!promised.isEmpty()) {
                met.put(
                        account,
                        promised.stream()
                                .flatMap(objective -> objective.metAt().stream())
                                .map(at -> at.atZone(zone).toLocalDate())
                                .min(LocalDate::compareTo));
            }
        });
        return met;
    }

    /** Mean users of a weekday and users of 28 days, of who is a customer still. */
    private Map<Account.Id, Stickiness.Use> uses(List<Stay> stays) {
        Set<Account.Id> here = stays.stream()
                .filter(stay -> stay.end().isEmpty())
                .map(Stay::account)
                .collect(Collectors.toSet());
        Map<Account.Id, Stickiness.Use> uses = new HashMap<>();
        signals.current(here).forEach((account, current) -> {
            if (current.values().get(STICKINESS) instanceof SignalValue.Known(double share, var facts)
                    && facts.get("n") instanceof Number daily
                    && facts.get("m") instanceof Number monthly) {
                uses.put(account, new Stickiness.Use(daily.doubleValue(), monthly.doubleValue()));
            }
        });
        return uses;
    }
}
