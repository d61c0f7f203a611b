package io.perennial.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A piece of YAML that knows where it stands, so that an error can name the line. Lines and columns count from 1. */
public sealed interface YamlNode {

    int line();

    int column();

    /** A value: number, text, yes or no as written; {@code text} is empty for null. */
    record Scalar(String text, boolean quoted, int line, int column) implements YamlNode {
        public boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys with values in the order written. */
    record Mapping(SequencedMap<String, Entry> entries, int line, int column) implements YamlNode {
        public Mapping {
            entries = new LinkedHashMap<>(entries);
        }

        /** A mapping without keys. */
        public static Mapping empty() {
            return new Mapping(new LinkedHashMap<>(Map.of()), 1, 1);
        }
    }

    /** A key with the place where it stands, and its value. */
    record Entry(Scalar key, YamlNode value) {}
}
