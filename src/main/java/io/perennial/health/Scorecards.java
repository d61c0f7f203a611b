package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.conditions.Checked;
import io.perennial.conditions.Condition;
import io.perennial.conditions.Conditions;
import io.perennial.conditions.Outcome;
import io.perennial.conditions.Stratum;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationText;
import io.perennial.configuration.Problem;
import io.perennial.signals.Assessment.Assessed;
import io.perennial.signals.SignalValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The scorecards in force, and those of old scores. Texts are understood once. */
@Component
class Scorecards {

    private static final Logger LOG = LoggerFactory.getLogger(Scorecards.class);

    private static final Comparator<Rules> IN_ORDER = Comparator.comparingInt(
                    (Rules rules) -> rules.card().order())
            .thenComparing(rules -> rules.card().key());

    private final Configuration configuration;
    private final Conditions conditions;
    private final RulesStore store;
    private final Map<String, Optional<Rules>> understood = new ConcurrentHashMap<>();
    private final Map<Integer, Optional<Scorecard>> old = new ConcurrentHashMap<>();

    Scorecards(Configuration configuration, Conditions conditions, RulesStore store) {
        this.configuration = configuration;
        this.conditions = conditions;
        this.store = store;
    }

    /** A scorecard with the id under which scores name its text, and the accounts it is for. */
    record Rules(int id, Scorecard card, Applies applies) {}

    /** Whom a scorecard is for. */
    @FunctionalInterface
    interface Applies {
        boolean to(Account account, Map<String, SignalValue> values);

        default boolean to(Assessed assessed) {
            return to(assessed.history().account().account(), assessed.values());
        }
    }

    /** The scorecards as they would be with a text that is not saved; empty where the text cannot be used. */
    Optional<List<Rules>> with(String key, String text) {
        return switch (ScorecardKind.reader().read(key, text)) {
            case ScorecardReader.Read.Understood(Scorecard card) ->
                applies(card)
                        .map(whom -> Stream.concat(
                                        inForce().stream()
                                                .filter(rules ->
                                                        !rules.card().key().equals(key)),
                                        Stream.of(new Rules(0, card, whom)))
                                .filter(rules -> rules.card().active())
                                .sorted(IN_ORDER)
                                .toList());
            case ScorecardReader.Read.Refused refused -> Optional.empty();
        };
    }

    /** In the order in which they are tried. */
    List<Rules> inForce() {
        return configuration.currents(ScorecardKind.NAME).stream()
                .flatMap(text -> understand(text).stream())
                .filter(rules -> rules.card().active())
                .sorted(IN_ORDER)
                .toList();
    }

    /** The scorecard an old score was reckoned with. */
    Optional<Scorecard> of(OptionalInt rules) {
        return rules.isEmpty() ? Optional.empty() : old.computeIfAbsent(rules.getAsInt(), this::load);
    }

    private Optional<Rules> understand(ConfigurationText text) {
        return understood.computeIfAbsent(text.key() + "/" + RulesStore.digest(text.text()), key -> read(text));
    }

    private Optional<Rules> read(ConfigurationText text) {
        return switch (ScorecardKind.reader().read(text.key(), text.text())) {
            case ScorecardReader.Read.Understood(Scorecard card) ->
                applies(card)
                        .map(whom -> new Rules(
                                store.register(text.key(), text.text()).id(), card, whom));
            case ScorecardReader.Read.Refused(List<Problem> problems) -> refused(text.key(), problems);
        };
    }

    /** Whom a scorecard is for; a condition that cannot be said of an account does not hold for it. */
    private Optional<Applies> applies(Scorecard card) {
        if (card.when().isEmpty()) {
            return Optional.of((account, values) -> true);
        }
        return switch (conditions.check(card.when().get(), Stratum.SIGNAL)) {
            case Checked.Valid(Condition condition) ->
                Optional.of((account, values) ->
                        condition.evaluate(AccountValues.of(condition.names(), account, values)) == Outcome.TRUE);
            case Checked.Invalid(List<Problem> problems) -> refused(card.key(), problems);
        };
    }

    private static <T> Optional<T> refused(String key, List<Problem> problems) {
        LOG.error("Scorecard {} is not used: {}", key, problems);
        return Optional.empty();
    }

    private Optional<Scorecard> load(int id) {
        return store.find(id).flatMap(text -> switch (ScorecardKind.reader().read(text.scorecard(), text.body())) {
            case ScorecardReader.Read.Understood read -> Optional.of(read.scorecard());
            case ScorecardReader.Read.Refused refused -> Optional.empty();
        });
    }
}
