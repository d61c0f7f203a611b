package io.perennial.health;

import io.perennial.configuration.Nearest;
import io.perennial.configuration.Problem;
import io.perennial.configuration.Yaml;
import io.perennial.configuration.YamlNode;
import io.perennial.signals.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads a scorecard's YAML; every problem names its line and what to write instead. */
final class ScorecardReader {

    private static final Set<String> TOP = Set.of("active", "order", "when", "bands", "groups", "caps");
    private static final int USUAL_ORDER = 100;

    private final Map<String, Signal> catalogue;

    ScorecardReader(Map<String, Signal> catalogue) {
        this.catalogue = Map.copyOf(catalogue);
    }

    /** A scorecard, or what is wrong with its text. */
    sealed interface Read {
        record Understood(Scorecard scorecard) implements Read {}

        record Refused(List<Problem> problems) implements Read {}
    }

    Read read(String key, String text) {
        Yaml yaml = Yaml.of(text);
        YamlNode.Mapping root = yaml.root();
        yaml.onlyKeys(root, TOP);
        boolean active = yaml.yesNo(root, "active", true);
        int order = (int) yaml.number(root, "order").orElse(USUAL_ORDER);
        Optional<String> when = yaml.text(root, "when").filter(condition -> !condition.isBlank());
        Bands bands = bands(yaml, root);
        List<Scorecard.Group> groups = groups(yaml, root);
        List<Scorecard.Cap> caps = caps(yaml, root);
        return yaml.problems().isEmpty()
                ? new Read.Understood(new Scorecard(key, active, order, when, bands, groups, caps))
                : new Read.Refused(yaml.problems());
    }

    private static Bands bands(Yaml yaml, YamlNode.Mapping root) {
        Optional<YamlNode.Mapping> node = yaml.mapping(root, "bands");
        if (node.isEmpty()) {
            return Bands.USUAL;
        }
        yaml.onlyKeys(node.get(), Set.of("healthy", "watch", "margin"));
        double healthy = yaml.number(node.get(), "healthy").orElse(Bands.USUAL.healthy());
        double watch = yaml.number(node.get(), "watch").orElse(Bands.USUAL.watch());
        double margin = yaml.number(node.get(), "margin").orElse(Bands.USUAL.margin());
        try {
            return new Bands(healthy, watch, margin);
        } catch (IllegalArgumentException wrong) {
            yaml.problem(node.get(), "bands: " + wrong.getMessage());
            return Bands.USUAL;
        }
    }

    private List<Scorecard.Group> groups(Yaml yaml, YamlNode.Mapping root) {
        List<YamlNode> nodes = yaml.list(root, "groups");
        if (nodes.isEmpty()) {
            yaml.problem(root, "'groups' is missing; a scorecard needs a group with a measure");
        }
        Map<String, Integer> lineOfSignal = new HashMap<>();
        Map<String, Integer> lineOfGroup = new HashMap<>();
        List<Scorecard.Group> groups = new ArrayList<>();
        for (YamlNode node : nodes) {
            yaml.mapping(node, "a group").ifPresent(group -> {
                yaml.onlyKeys(group, Set.of("key", "measures"));
                String key = yaml.required(group, "key");
                once(yaml, group, "group '" + key + "'", lineOfGroup);
                List<Scorecard.Measure> measures = yaml.list(group, "measures").stream()
                        .flatMap(measure -> yaml.mapping(measure, "a measure").stream())
                        .flatMap(measure -> measure(yaml, measure, lineOfSignal).stream())
                        .toList();
                if (yaml.list(group, "measures").isEmpty()) {
                    yaml.problem(group, "group '" + key + "' needs 'measures'");
                }
                if (!measures.isEmpty()) {
                    groups.add(new Scorecard.Group(key, measures));
                }
            });
        }
        return groups;
    }

    private Optional<Scorecard.Measure> measure(Yaml yaml, YamlNode.Mapping node, Map<String, Integer> lineOfSignal) {
        yaml.onlyKeys(node, Set.of("signal", "weight", "linear", "step", "percentile"));
        Optional<Signal> signal = signal(yaml, node);
        signal.ifPresent(known -> once(yaml, node, "signal '" + known.key() + "'", lineOfSignal));
        OptionalDouble weight = yaml.number(node, "weight");
        if (yaml.at(node, "weight").isEmpty()) {
            yaml.problem(node, "'weight' is missing; weights count relative to each other");
        } else if (weight.isPresent() && !(weight.getAsDouble() > 0 && weight.getAsDouble() <= 1e6)) {
            yaml.problem(
                    yaml.at(node, "weight").get(), "'weight' must be above 0 but is " + plain(weight.getAsDouble()));
            weight = OptionalDouble.empty();
        }
        Optional<Curve> curve = new CurveReader(yaml).read(node, signal);
        return signal.isPresent() && weight.isPresent() && curve.isPresent()
                ? Optional.of(new Scorecard.Measure(signal.get().key(), weight.getAsDouble(), curve.get()))
                : Optional.empty();
    }

    private List<Scorecard.Cap> caps(Yaml yaml, YamlNode.Mapping root) {
        return yaml.list(root, "caps").stream()
                .flatMap(node -> yaml.mapping(node, "a cap").stream())
                .flatMap(node -> cap(yaml, node).stream())
                .toList();
    }

    private Optional<Scorecard.Cap> cap(Yaml yaml, YamlNode.Mapping node) {
        yaml.onlyKeys(node, Set.of("signal", "at_least", "at_most", "limit"));
        Optional<Signal> signal = signal(yaml, node);
        OptionalDouble least = yaml.number(node, "at_least");
        OptionalDouble most = yaml.number(node, "at_most");
        OptionalDouble limit = yaml.number(node, "limit");
        boolean one = yaml.at(node, "at_least").isPresent()
                != yaml.at(node, "at_most").isPresent();
        if (!one) {
            yaml.problem(node, "a cap needs either 'at_least' or 'at_most' with the value from which it holds");
        }
        if (yaml.at(node, "limit").isEmpty()) {
            yaml.problem(node, "'limit' is missing; it is the highest score while the cap holds");
        } else if (limit.isPresent() && !(limit.getAsDouble() >= 0 && limit.getAsDouble() < 100)) {
            yaml.problem(
                    yaml.at(node, "limit").get(), "'limit' must lie in 0..100 but is " + plain(limit.getAsDouble()));
            return Optional.empty();
        }
        Scorecard.Cap.Side side = least.isPresent() ? Scorecard.Cap.Side.AT_LEAST : Scorecard.Cap.Side.AT_MOST;
        signal.filter(known -> one && contradicts(known, side))
                .ifPresent(known -> yaml.problem(
                        node,
                        "more of '" + known.key() + "' is " + (side == Scorecard.Cap.Side.AT_LEAST ? "better" : "worse")
                                + ", so its cap needs '"
                                + (side == Scorecard.Cap.Side.AT_LEAST ? "at_most" : "at_least") + "'"));
        OptionalDouble threshold = least.isPresent() ? least : most;
        return one && signal.isPresent() && threshold.isPresent() && limit.isPresent()
                ? Optional.of(new Scorecard.Cap(signal.get().key(), side, threshold.getAsDouble(), limit.getAsDouble()))
                : Optional.empty();
    }

    private static boolean contradicts(Signal signal, Scorecard.Cap.Side side) {
        return switch (signal.direction()) {
            case HIGHER_IS_BETTER -> side == Scorecard.Cap.Side.AT_LEAST;
            case HIGHER_IS_WORSE -> side == Scorecard.Cap.Side.AT_MOST;
            case NEITHER -> false;
        };
    }

    private Optional<Signal> signal(Yaml yaml, YamlNode.Mapping node) {
        String key = yaml.required(node, "signal");
        Signal signal = catalogue.get(key);
        if (signal == null && !key.isEmpty()) {
            yaml.problem(
                    yaml.at(node, "signal").orElse(node),
                    "unknown signal '" + key + "'" + Nearest.hint(key, catalogue.keySet()));
        }
        return Optional.ofNullable(signal);
    }

    private static void once(Yaml yaml, YamlNode node, String what, Map<String, Integer> lines) {
        Integer first = lines.putIfAbsent(what, node.line());
        if (first != null) {
            yaml.problem(node, what + " stands twice, first in line " + first);
        }
    }

    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
