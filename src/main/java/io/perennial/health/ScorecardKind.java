package io.perennial.health;

import io.perennial.conditions.Checked;
import io.perennial.conditions.Conditions;
import io.perennial.conditions.Stratum;
import io.perennial.configuration.ConfigurationKind;
import io.perennial.configuration.Problem;
import io.perennial.configuration.Yaml;
import io.perennial.configuration.YamlNode;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Scorecards as a kind of configuration. One is shipped in force, and templates that a person may switch on. */
@Component
class ScorecardKind implements ConfigurationKind {

    static final String NAME = "scorecard";

    private static final List<String> SHIPPED =
            List.of("default", "licence-use", "licence-use-months-1-6", "licence-use-months-7-9");

    @Override
    public String name() {
        return NAME;
    }

    private final Conditions conditions;

    ScorecardKind(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public List<Problem> validate(String text) {
        return switch (reader().read("checked", text)) {
            case ScorecardReader.Read.Understood(Scorecard card) ->
                card.when().map(condition -> problems(text, condition)).orElse(List.of());
            case ScorecardReader.Read.Refused(List<Problem> problems) -> problems;
        };
    }

    /** What is wrong with the condition, at its line in the scorecard. */
    private List<Problem> problems(String text, String condition) {
        return switch (conditions.check(condition, Stratum.SIGNAL)) {
            case Checked.Valid valid -> List.of();
            case Checked.Invalid(List<Problem> problems) -> {
                Yaml yaml = Yaml.of(text);
                int line = yaml.at(yaml.root(), "when").map(YamlNode::line).orElse(0);
                yield problems.stream()
                        .map(problem ->
                                new Problem(line + Math.max(0, problem.line() - 1), 0, "'when': " + problem.message()))
                        .toList();
            }
        };
    }

    @Override
    public Map<String, String> defaults() {
        return texts();
    }

    /** The shipped texts by key. */
    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        SHIPPED.forEach(key -> texts.put(key, shipped(key)));
        return texts;
    }

    static ScorecardReader reader() {
        return new ScorecardReader(
                SignalCatalogue.all().stream().collect(Collectors.toMap(Signal::key, Function.identity())));
    }

    private static String shipped(String key) {
        try (InputStream file = ScorecardKind.class.getResourceAsStream("/scorecards/" + key + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("scorecards/" + key + ".yaml is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
