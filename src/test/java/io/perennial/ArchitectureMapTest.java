package io.perennial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** The map in docs/architecture.md is drawn from the code; {@code -Dgolden.update=true} draws it anew. */
class ArchitectureMapTest {

    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final String BEGIN = "<!-- drawn from the code: begin -->";
    private static final String END = "<!-- drawn from the code: end -->";

    private final ApplicationModules modules = ApplicationModules.of(Application.class);

    @Test
    void theMapShowsTheHouseAsItIs() throws IOException {
        var page = Files.readString(PAGE);
        var drawn = page.substring(0, page.indexOf(BEGIN)) + BEGIN + "\n" + map() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, drawn);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(drawn);
    }

    private String map() throws IOException {
        var calls = calls();
        var rows = new StringBuilder("| module | what it is for | calls |\n| --- | --- | --- |\n");
        for (var module : bottomUp(calls)) {
            rows.append(
                    "| `%s` | %s | %s |\n".formatted(module, sentence(module), String.join(", ", calls.get(module))));
        }
        return rows + "\n```mermaid\ngraph BT\n" + arrows(calls) + "```\n";
    }

    private Map<String, Set<String>> calls() {
        var calls = new TreeMap<String, Set<String>>();
        for (var module : modules) {
            var targets = module.getDirectDependencies(modules, DependencyType.values())
                    .uniqueModules()
                    .map(target -> target.getIdentifier().toString())
                    .filter(target -> !target.equals(module.getIdentifier().toString()))
                    .collect(Collectors.toCollection(TreeSet::new));
            calls.put(module.getIdentifier().toString(), targets);
        }
        return calls;
    }

    /** Each module after those it calls. */
    private static List<String> bottomUp(Map<String, Set<String>> calls) {
        var ordered = new java.util.LinkedHashSet<String>();
        while (ordered.size() < calls.size()) {
            var next = calls.keySet().stream()
                    .filter(module -> !ordered.contains(module) && ordered.containsAll(calls.get(module)))
                    .toList();
            assertThat(next).as("modules that call each other in a circle").isNotEmpty();
            ordered.addAll(next);
        }
        return List.copyOf(ordered);
    }

    /** Arrows that follow from others are left out. */
    private static String arrows(Map<String, Set<String>> calls) {
        var lines = new StringBuilder();
        calls.forEach((module, targets) -> targets.stream()
                .filter(target ->
                        targets.stream().noneMatch(other -> !other.equals(target) && reaches(calls, other, target)))
                .forEach(target -> lines.append("  ")
                        .append(module)
                        .append(" --> ")
                        .append(target)
                        .append('\n')));
        return lines.toString();
    }

    private static boolean reaches(Map<String, Set<String>> calls, String from, String target) {
        return calls.get(from).contains(target)
                || calls.get(from).stream().anyMatch(next -> reaches(calls, next, target));
    }

    private String sentence(String module) throws IOException {
        ApplicationModule found = modules.getModuleByName(module).orElseThrow();
        var file = Path.of("src/main/java", found.getBasePackage().getName().replace('.', '/'), "package-info.java");
        var comment = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL).matcher(Files.readString(file));
        assertThat(comment.find()).as("what " + module + " is for").isTrue();
        return comment.group(1)
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("(?m)^\\s*\\*\\s?", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
