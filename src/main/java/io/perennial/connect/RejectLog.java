package io.perennial.connect;

import java.util.ArrayList;
import java.util.List;

/** Gathers the rows that could not be taken, up to a number that a person could still look through. */
final class RejectLog {

    static final int MOST = 100_000;
    private static final int EXAMPLES = 20;

    private final List<Rejected> waiting = new ArrayList<>();
    private final List<ImportSummary.RejectExample> examples = new ArrayList<>();
    private long count;

    /** A row that could not be taken, with the texts of its columns under their headers. */
    record Rejected(String file, long line, Remark reason, List<String> header, List<String> columns) {}

    synchronized void add(String file, Row row, Remark reason, List<String> header) {
        if (count++ < MOST) {
            waiting.add(new Rejected(file, row.line(), reason, header, List.of(row.fields())));
        }
        if (examples.size() < EXAMPLES) {
            examples.add(new ImportSummary.RejectExample(file, row.line(), reason));
        }
    }

    /** Those that were not drained before. */
    synchronized List<Rejected> drain() {
        List<Rejected> drained = List.copyOf(waiting);
        waiting.clear();
        return drained;
    }

    synchronized long count() {
        return count;
    }

    synchronized List<ImportSummary.RejectExample> examples() {
        return List.copyOf(examples);
    }
}
