package io.perennial.products;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Proposes a tracking plan from event names, which mostly read "object action" ("Report Exported", "report_exported",
 * "reportExported") or "action object" ("exportReport"). Events of one object become one feature. What is core and what
 * is a value moment is left to a person, for the names do not say it.
 */
final class PlanProposal {

    private static final Pattern WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /** Words that say what was done and not to what. */
    private static final Set<String> ACTIONS = Set.of(
            "add",
            "archive",
            "assign",
            "begin",
            "cancel",
            "change",
            "clear",
            "click",
            "close",
            "comment",
            "complete",
            "connect",
            "copy",
            "create",
            "delete",
            "disable",
            "disconnect",
            "download",
            "duplicate",
            "edit",
            "enable",
            "end",
            "export",
            "filter",
            "finish",
            "generate",
            "import",
            "install",
            "invite",
            "launch",
            "like",
            "load",
            "merge",
            "move",
            "open",
            "print",
            "publish",
            "remove",
            "rename",
            "reply",
            "restore",
            "run",
            "save",
            "schedule",
            "search",
            "select",
            "send",
            "share",
            "sort",
            "start",
            "stop",
            "submit",
            "sync",
            "uninstall",
            "update",
            "upload",
            "use",
            "view",
            "get",
            "set",
            "post",
            "put",
            "read",
            "write");

    /** Reaching the product is not yet using it. */
    private static final Pattern NOT_USE = Pattern.compile(
            "(?i).*(log[ _-]?(in|out)|sign(ed)?[ _-]?(in|out|up)|session|page[ _-]?view|heartbeat|identify|error|"
                    + "password|unsubscribe|invite sent|account (created|deleted|added user|removed user)|"
                    + "trial (started|ended)).*");

    private PlanProposal() {}

    static String of(Map<String, Long> observed) {
        List<String> names = observed.keySet().stream()
                .filter(name -> !name.isBlank()
                        && StreamReader.isPrintable(name)
                        && name.lines().count() == 1
                        && name.length() <= 255)
                .sorted(Comparator.<String>comparingLong(n -> observed.getOrDefault(n, 0L))
                        .reversed()
                        .thenComparing(n -> n))
                .toList();
        List<String> use =
                names.stream().filter(n -> !NOT_USE.matcher(n).matches()).toList();
        List<String> noUse =
                names.stream().filter(n -> NOT_USE.matcher(n).matches()).toList();
        Map<String, List<String>> features = new TreeMap<>();
        use.forEach(n ->
                features.computeIfAbsent(feature(n), f -> new ArrayList<>()).add(n));
        StringBuilder text = new StringBuilder("""
                # Proposed from the names of the events seen. Please say what the names cannot:
                # - core: true       on each feature the product is bought for
                # - value_moment: true on each event with which a customer got what they bought
                """);
        text.append(
                features.isEmpty() ? "products: {}\n" : "products:\n  product:\n    name: Product\n    features:\n");
        features.forEach((feature, events) -> {
            text.append("      ").append(feature).append(":\n        core: false\n        events:\n");
            events.forEach(n -> text.append("          - ").append(quoted(n)).append(count(observed, n)));
        });
        if (!noUse.isEmpty()) {
            text.append("# reaching the product is not yet using it\nevents:\n");
            noUse.forEach(n -> text.append("  - name: ")
                    .append(quoted(n))
                    .append(count(observed, n))
                    .append("    use: false\n"));
        }
        return text.toString();
    }

    /** Key of the feature, e.g. "Report Exported" -> "report"; a name that is only an action is its own feature. */
    static String feature(String eventName) {
        List<String> words = WORDS.splitAsStream(eventName)
                .filter(w -> !w.isBlank())
                .map(w -> w.toLowerCase(Locale.ROOT))
                .toList();
        List<String> object = words.stream().filter(w -> !action(w)).toList();
        String key = String.join("_", object.isEmpty() ? words : object);
        return key.isEmpty() ? "other" : key;
    }

    /** "exported", "exports" and "exporting" are forms of "export"; "created" of "create"; "submitted" of "submit". */
    private static boolean action(String word) {
        if (ACTIONS.contains(word)) {
            return true;
        }
        for (String ending : List.of("ed", "d", "ing", "s")) {
            if (word.endsWith(ending) && word.length() > ending.length() + 2) {
                String stem = word.substring(0, word.length() - ending.length());
                boolean doubled = stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2);
                if (ACTIONS.contains(stem)
                        || ACTIONS.contains(stem + "e")
                        || (doubled && ACTIONS.contains(stem.substring(0, stem.length() - 1)))) {
                    return true;
                }
            }
        }
        return Set.of("sent", "began", "ran", "seen", "copied", "replied").contains(word);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String count(Map<String, Long> observed, String name) {
        return "  # seen " + observed.get(name) + " times\n";
    }
}
