package io.perennial.bench;

import java.util.List;

/** One thing measured, beside a peer or the physical limit in the same run. */
public interface Benchmark {

    /** How it is named on the command line and in the report: {@code intake}. */
    String name();

    /** What is measured and on how much data, as one sentence for the report. */
    String question();

    /** Measures. */
    List<Row> run() throws Exception;

    /**
     * One line of the report.
     *
     * @param what what was done
     * @param measured with its unit
     * @param goal what it is to reach, or the limit it is measured against; may be empty
     */
    record Row(String what, String measured, String goal) {}
}
