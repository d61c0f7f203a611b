package io.perennial.segments;

import io.perennial.configuration.Problem;
import io.perennial.configuration.Yaml;
import io.perennial.configuration.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a segment's YAML; every problem names its line and what to write instead. */
final class SegmentReader {

    private SegmentReader() {}

    /** A segment, or what is wrong with its text. */
    sealed interface Read {
        record Understood(Segment segment) implements Read {}

        record Refused(List<Problem> problems) implements Read {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    static Read read(String key, int version, String text) {
        Yaml yaml = Yaml.of(text);
        YamlNode.Mapping root = yaml.root();
        yaml.onlyKeys(root, Set.of("name", "active", "when"));
        Optional<YamlNode.Mapping> names = yaml.mapping(root, "name");
        String english = names.flatMap(node -> yaml.text(node, "en")).orElse(key);
        String german = names.flatMap(node -> yaml.text(node, "de")).orElse(english);
        names.ifPresent(node -> yaml.onlyKeys(node, Set.of("en", "de")));
        boolean active = yaml.yesNo(root, "active", true);
        String when = yaml.required(root, "when");
        return yaml.problems().isEmpty()
                ? new Read.Understood(new Segment(key, english, german, active, when, version))
                : new Read.Refused(yaml.problems());
    }

    /** As it is saved. */
    static String write(String english, String german, boolean active, String when) {
        return "name: { en: " + quoted(english) + ", de: " + quoted(german) + " }\n" + (active ? "" : "active: false\n")
                + "when: " + quoted(when) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replaceAll("\\s+", " ").strip().replace("'", "''") + "'";
    }
}
