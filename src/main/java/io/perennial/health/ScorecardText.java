package io.perennial.health;

import io.perennial.configuration.Yaml;
import io.perennial.configuration.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes weights in a scorecard's text and leaves every other letter, comments too, as its author wrote it. */
final class ScorecardText {

    private ScorecardText() {}

    /** A scalar in the text and what it becomes. */
    private record Replacement(YamlNode.Scalar scalar, String text) {}

    /** @param weights by signal */
    static String withWeights(String text, Map<String, Double> weights) {
        Yaml yaml = Yaml.of(text);
        List<Replacement> replacements = new ArrayList<>();
        for (YamlNode group : yaml.list(yaml.root(), "groups")) {
            for (YamlNode measure : yaml.mapping(group, "group").stream()
                    .flatMap(node -> yaml.list(node, "measures").stream())
                    .toList()) {
                yaml.mapping(measure, "measure")
                        .flatMap(node -> replacement(yaml, node, weights))
                        .ifPresent(replacements::add);
            }
        }
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        replacements.sort(
                Comparator.comparingInt((Replacement each) -> each.scalar().column())
                        .reversed());
        for (Replacement each : replacements) {
            int line = each.scalar().line() - 1;
            int column = each.scalar().column() - 1;
            String old = lines.get(line);
            lines.set(
                    line,
                    old.substring(0, column)
                            + each.text()
                            + old.substring(column + each.scalar().text().length()));
        }
        return String.join("\n", lines);
    }

    private static Optional<Replacement> replacement(Yaml yaml, YamlNode.Mapping measure, Map<String, Double> weights) {
        Double weight = weights.get(yaml.text(measure, "signal").orElse(""));
        Optional<YamlNode> written = yaml.at(measure, "weight");
        return weight != null
                        && written.isPresent()
                        && written.get() instanceof YamlNode.Scalar scalar
                        && !scalar.quoted()
                ? Optional.of(new Replacement(scalar, ScorecardReader.plain(weight)))
                : Optional.empty();
    }
}
