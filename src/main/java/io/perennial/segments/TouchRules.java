package io.perennial.segments;

import io.perennial.accounts.Account.TouchModel;
import io.perennial.conditions.Checked;
import io.perennial.conditions.Condition;
import io.perennial.conditions.Conditions;
import io.perennial.conditions.Outcome;
import io.perennial.conditions.Stratum;
import io.perennial.configuration.ConfigurationKind;
import io.perennial.configuration.Problem;
import io.perennial.configuration.Yaml;
import io.perennial.configuration.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How closely customers are to be looked after, as text: a condition for high and one for mid; tech for all others. */
@Component
class TouchRules implements ConfigurationKind {

    static final String NAME = "touch-model";
    static final String KEY = "default";

    private final Conditions conditions;

    TouchRules(Conditions conditions) {
        this.conditions = conditions;
    }

    /** The two conditions. */
    record Pair(Condition high, Condition mid) {

        /** The first rule that holds decides; unknown does not hold. */
        TouchModel of(Facts facts) {
            if (high.evaluate(facts.values(high.names())) == Outcome.TRUE) {
                return TouchModel.HIGH;
            }
            return mid.evaluate(facts.values(mid.names())) == Outcome.TRUE ? TouchModel.MID : TouchModel.TECH;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Problem> validate(String text) {
        List<Problem> problems = new ArrayList<>();
        read(text, problems);
        return problems;
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of(KEY, ShippedText.of("/touch-models/default.yaml"));
    }

    /** The rules of a text; empty where it holds problems. */
    Optional<Pair> read(String text, List<Problem> problems) {
        Yaml yaml = Yaml.of(text);
        YamlNode.Mapping root = yaml.root();
        yaml.onlyKeys(root, Set.of("high", "mid"));
        String high = yaml.required(root, "high");
        String mid = yaml.required(root, "mid");
        problems.addAll(yaml.problems());
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Optional<Condition> first = condition("high", high, problems);
        Optional<Condition> second = condition("mid", mid, problems);
        return first.flatMap(one -> second.map(other -> new Pair(one, other)));
    }

    private Optional<Condition> condition(String key, String text, List<Problem> problems) {
        return switch (conditions.check(text, Stratum.SIGNAL)) {
            case Checked.Valid(Condition condition) -> Optional.of(condition);
            case Checked.Invalid(List<Problem> wrong) -> {
                wrong.forEach(problem -> problems.add(Problem.of("'" + key + "': " + problem.message())));
                yield Optional.empty();
            }
        };
    }
}
