package io.perennial.connect;

import java.util.List;

/**
 * What an import did, or in a dry run would do.
 *
 * @param repeats events that tell exactly what another row of the import tells; each counts
 * @param findings what is odd about the data
 * @param outcome sentences of those who work on after the rows are in
 */
public record ImportSummary(
        boolean dryRun,
        boolean cancelled,
        List<KindCount> counts,
        long repeats,
        List<Finding> findings,
        List<RejectExample> examples,
        List<Remark> outcome,
        double seconds) {

    public ImportSummary {
        counts = List.copyOf(counts);
        findings = List.copyOf(findings);
        examples = List.copyOf(examples);
        outcome = List.copyOf(outcome);
    }

    /** Rows of a kind: all = added + changed + unchanged + held + rejected. */
    public record KindCount(
            RowKind kind, long rows, long added, long changed, long unchanged, long held, long rejected) {

        KindCount plus(KindCount other) {
            return new KindCount(
                    kind,
                    rows + other.rows,
                    added + other.added,
                    changed + other.changed,
                    unchanged + other.unchanged,
                    held + other.held,
                    rejected + other.rejected);
        }
    }

    /**
     * Something about the data that a person should know.
     *
     * @param of out of how many
     * @param examples where to look, e.g. "support_tickets.csv:17"
     */
    public record Finding(String key, long count, long of, List<String> examples) {
        public Finding {
            examples = List.copyOf(examples);
        }
    }

    /** One of the rows that could not be taken. */
    public record RejectExample(String file, long line, Remark reason) {}

    public long rows() {
        return counts.stream().mapToLong(KindCount::rows).sum();
    }

    public long added() {
        return counts.stream().mapToLong(KindCount::added).sum();
    }

    public long changed() {
        return counts.stream().mapToLong(KindCount::changed).sum();
    }

    public long held() {
        return counts.stream().mapToLong(KindCount::held).sum();
    }

    public long rejected() {
        return counts.stream().mapToLong(KindCount::rejected).sum();
    }

    /** All rows were there before as they are now. */
    public boolean nothingChanged() {
        return added() == 0 && changed() == 0 && held() == 0;
    }
}
