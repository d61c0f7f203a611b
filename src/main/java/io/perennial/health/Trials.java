package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.signals.SignalValue;
import io.perennial.signals.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tries scorecards that are not saved on the customers of today, from the signals as they stand. */
@Component
class Trials {

    private static final int CHUNK = 1000;

    private final Accounts accounts;
    private final Signals signals;
    private final Scorecards scorecards;
    private final Standards standards;
    private final CurrentStore current;
    private final DayStore days;

    Trials(
            Accounts accounts,
            Signals signals,
            Scorecards scorecards,
            Standards standards,
            CurrentStore current,
            DayStore days) {
        this.accounts = accounts;
        this.signals = signals;
        this.scorecards = scorecards;
        this.standards = standards;
        this.current = current;
        this.days = days;
    }

    /** Empty where the text is not a scorecard. */
    Optional<Preview> preview(String key, String text) {
        return scorecards.with(key, text).map(rules -> {
            List<Preview.Moved> all = new ArrayList<>();
            List<Account.Id> ids = accounts.all();
            for (int from = 0; from < ids.size(); from += CHUNK) {
                all.addAll(tried(ids.subList(from, Math.min(ids.size(), from + CHUNK)), rules));
            }
            return Preview.of(all);
        });
    }

    private List<Preview.Moved> tried(List<Account.Id> chunk, List<Scorecards.Rules> rules) {
        Map<Account.Id, Signals.Current> seen = signals.current(chunk);
        Map<Account.Id, Judgement> today = current.of(seen.keySet());
        Map<Account.Id, Account> asked = asked(today.keySet(), rules);
        Map<Account.Id, Judgement> closed =
                days.lastBefore(today.values().stream().collect(Collectors.toMap(Judgement::account, Judgement::day)));
        Standards.Reading reading = standards.reading();
        List<Preview.Moved> moved = new ArrayList<>();
        today.forEach((id, now) -> {
            Optional<Standing> before = Optional.ofNullable(closed.get(id)).map(Judgement::standing);
            Optional.ofNullable(seen.get(id)).map(Signals.Current::values).ifPresent(values -> {
                Optional<Scorecard> card = rules.stream()
                        .filter(each -> applies(each, Optional.ofNullable(asked.get(id)), values))
                        .map(Scorecards.Rules::card)
                        .findFirst();
                moved.add(tried(values, now, before, card, reading));
            });
        });
        return moved;
    }

    /** The accounts themselves, where a condition may ask for their fields. */
    private Map<Account.Id, Account> asked(Set<Account.Id> ids, List<Scorecards.Rules> rules) {
        return rules.stream().allMatch(each -> each.card().when().isEmpty())
                ? Map.of()
                : accounts.histories(ids).values().stream()
                        .map(AccountHistory::account)
                        .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    private static boolean applies(Scorecards.Rules rules, Optional<Account> account, Map<String, SignalValue> values) {
        return rules.card().when().isEmpty()
                || account.filter(known -> rules.applies().to(known, values)).isPresent();
    }

    private static Preview.Moved tried(
            Map<String, SignalValue> values,
            Judgement now,
            Optional<Standing> before,
            Optional<Scorecard> applied,
            Standards.Reading reading) {
        Optional<HealthScore> score =
                applied.map(card -> Scoring.of(card, Graded.of(card, values, reading.of(card, now.day()))));
        Band band = score.map(found -> Standing.next(
                                before, found, applied.orElseThrow().bands())
                        .band())
                .orElse(Band.NOT_ENOUGH_DATA);
        return new Preview.Moved(
                now.account(),
                now.standing().band(),
                band,
                now.score(),
                score.map(HealthScore::score).orElse(OptionalDouble.empty()));
    }
}
