package io.perennial.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads one YAML text into what it means and gathers every problem with its line on the way, so that a person sees all
 * of them at once. Not for use by several threads.
 */
public final class Yaml {

    private static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 50;

    private final List<Problem> problems = new ArrayList<>();
    private final YamlNode.Mapping root;

    private Yaml(String text) {
        this.root = parse(text);
    }

    /** Reads a text whose outermost shape is a mapping; everything wrong stands in {@link #problems()}. */
    public static Yaml of(String text) {
        return new Yaml(text);
    }

    /** The outermost mapping; empty when the text could not be read. */
    public YamlNode.Mapping root() {
        return root;
    }

    /** Everything wrong so far, by place. */
    public List<Problem> problems() {
        return problems.stream().sorted().distinct().toList();
    }

    /** Adds a problem at a place. */
    public void problem(YamlNode at, String message) {
        problems.add(new Problem(at.line(), at.column(), message));
    }

    /** Adds a problem for each key that is not allowed here. */
    public void onlyKeys(YamlNode.Mapping mapping, Collection<String> allowed) {
        mapping.entries().values().stream()
                .filter(e -> !allowed.contains(e.key().text()))
                .forEach(e -> problem(
                        e.key(),
                        "unknown key '" + e.key().text() + "'"
                                + Nearest.to(e.key().text(), allowed)
                                        .map(n -> " - did you mean '" + n + "'?")
                                        .orElse("; allowed are " + String.join(", ", allowed))));
    }

    /** What stands under a key; empty when the key is missing or null. */
    public Optional<YamlNode> at(YamlNode.Mapping mapping, String key) {
        return Optional.ofNullable(mapping.entries().get(key))
                .map(YamlNode.Entry::value)
                .filter(v -> !(v instanceof YamlNode.Scalar s && s.isNull()));
    }

    /** The text under a key. */
    public Optional<String> text(YamlNode.Mapping mapping, String key) {
        return at(mapping, key).flatMap(v -> scalar(v, "'" + key + "' must be a text"));
    }

    /** The text under a key that must be there. */
    public String required(YamlNode.Mapping mapping, String key) {
        Optional<String> text = text(mapping, key).filter(t -> !t.isBlank());
        if (text.isEmpty() && at(mapping, key).isEmpty()) {
            problem(mapping, "'" + key + "' is missing");
        }
        return text.orElse("");
    }

    /** true or false under a key. */
    public boolean yesNo(YamlNode.Mapping mapping, String key, boolean otherwise) {
        Optional<String> text = at(mapping, key).flatMap(v -> scalar(v, "'" + key + "' must be true or false"));
        if (text.isEmpty() || text.get().equals("true") || text.get().equals("false")) {
            return text.map("true"::equals).orElse(otherwise);
        }
        problem(at(mapping, key).orElse(mapping), "'" + key + "' must be true or false but is '" + text.get() + "'");
        return otherwise;
    }

    /** The number under a key. */
    public OptionalDouble number(YamlNode.Mapping mapping, String key) {
        Optional<YamlNode> value = at(mapping, key);
        return value.isEmpty() ? OptionalDouble.empty() : number(value.get(), "'" + key + "'");
    }

    /** A value as a number; {@code what} names it in the problem. */
    public OptionalDouble number(YamlNode value, String what) {
        Optional<String> text = scalar(value, what + " must be a number");
        try {
            double number =
                    text.isEmpty() ? Double.NaN : Double.parseDouble(text.get().replace("_", ""));
            if (Double.isFinite(number)) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException notANumber) {
            problem(value, what + " must be a number but is '" + text.orElse("") + "'");
        }
        return OptionalDouble.empty();
    }

    /** The mapping under a key; empty with a problem when something else stands there. */
    public Optional<YamlNode.Mapping> mapping(YamlNode.Mapping mapping, String key) {
        return at(mapping, key).flatMap(v -> mapping(v, "'" + key + "'"));
    }

    /** A value as a mapping; {@code what} names it in the problem. */
    public Optional<YamlNode.Mapping> mapping(YamlNode value, String what) {
        if (value instanceof YamlNode.Mapping m) {
            return Optional.of(m);
        }
        problem(value, what + " must hold keys with values, one a line");
        return Optional.empty();
    }

    /** The list under a key; nothing when the key is missing. */
    public List<YamlNode> list(YamlNode.Mapping mapping, String key) {
        Optional<YamlNode> value = at(mapping, key);
        if (value.isPresent() && !(value.get() instanceof YamlNode.Sequence)) {
            problem(value.get(), "'" + key + "' must be a list; begin each item with '- '");
        }
        return value.isPresent() && value.get() instanceof YamlNode.Sequence s ? s.items() : List.of();
    }

    /** A value as text; empty with the problem when it is a list or a mapping. */
    public Optional<String> scalar(YamlNode value, String problem) {
        if (value instanceof YamlNode.Scalar s) {
            return Optional.of(s.text());
        }
        problem(value, problem);
        return Optional.empty();
    }

    private YamlNode.Mapping parse(String text) {
        if (text.length() > LARGEST) {
            problems.add(Problem.of("the text is longer than " + LARGEST + " characters"));
            return YamlNode.Mapping.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(LARGEST)
                .build();
        try {
            refuseHarmful(settings, text);
            Optional<Node> node = new Compose(settings).composeString(text);
            return node.map(n -> convert(n))
                    .flatMap(n -> n instanceof YamlNode.Scalar s && s.isNull()
                            ? Optional.<YamlNode.Mapping>empty()
                            : mapping(n, "the text"))
                    .orElse(YamlNode.Mapping.empty());
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            problems.add(new Problem(
                    mark.map(m -> m.getLine() + 1).orElse(0),
                    mark.map(m -> m.getColumn() + 1).orElse(0),
                    "this is not YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add(Problem.of("this is not YAML: " + e.getMessage()));
        }
        return YamlNode.Mapping.empty();
    }

    /** Depth is counted before composing, which recurses; references could multiply a small text or never end. */
    private static void refuseHarmful(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                throw new ParserException("it is nested deeper than " + DEEPEST + " levels", event.getStartMark());
            }
            if (event instanceof AliasEvent) {
                throw new ParserException(
                        "references (*name) are not followed; write the value out", event.getStartMark());
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private YamlNode convert(Node node) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        int column = node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
        return switch (node) {
            case ScalarNode s ->
                new YamlNode.Scalar(s.getValue(), s.getScalarStyle() != ScalarStyle.PLAIN, line, column);
            case SequenceNode s ->
                new YamlNode.Sequence(s.getValue().stream().map(n -> convert(n)).toList(), line, column);
            case MappingNode m -> new YamlNode.Mapping(entries(m), line, column);
            default -> throw new YamlEngineException("a node of kind " + node.getNodeType() + " is not read");
        };
    }

    private SequencedMap<String, YamlNode.Entry> entries(MappingNode mapping) {
        SequencedMap<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = convert(tuple.getKeyNode());
            if (!(key instanceof YamlNode.Scalar name)) {
                problem(key, "a key must be a text");
                continue;
            }
            YamlNode.Entry entry = new YamlNode.Entry(name, convert(tuple.getValueNode()));
            YamlNode.Entry first = entries.putIfAbsent(name.text(), entry);
            if (first != null) {
                problem(
                        name,
                        "'" + name.text() + "' stands twice, first in line "
                                + first.key().line());
            }
        }
        return entries;
    }
}
