package io.perennial.configuration;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The difference of two texts in the unified format that patch and git read. */
final class TextDiff {

    private static final int CONTEXT = 3;

    private TextDiff() {}

    /** Empty when the texts are equal. */
    static String unified(String fromName, String from, String toName, String to) {
        List<String> before = from.lines().toList();
        List<String> after = to.lines().toList();
        List<String> diff =
                UnifiedDiffUtils.generateUnifiedDiff(fromName, toName, before, DiffUtils.diff(before, after), CONTEXT);
        return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
    }
}
