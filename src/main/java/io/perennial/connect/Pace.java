package io.perennial.connect;

import java.time.Duration;

/** Watches how far an import is and tells the listener twice a second. Not for use by several threads. */
final class Pace {

    private static final long EVERY = 500_000_000L;

    private final RejectLog rejects;
    private final ImportListener listener;
    private final long started = System.nanoTime();
    private final long totalBytes;
    private final long totalRows;
    private String file = "";
    private long rowsBefore;
    private long bytesBefore;
    private long rows;
    private long bytes;
    private long last;
    private boolean stopped;

    Pace(ImportPlan plan, RejectLog rejects, ImportListener listener) {
        this.rejects = rejects;
        this.listener = listener;
        this.totalBytes = plan.mapping().files().stream()
                .filter(FileMapping::imported)
                .mapToLong(mapping -> plan.profile(mapping.file()).orElseThrow().bytes())
                .sum();
        this.totalRows = plan.mapping().files().stream()
                .filter(FileMapping::imported)
                .mapToLong(mapping -> plan.rows(mapping.file()))
                .sum();
    }

    void starts(String name) {
        rowsBefore += rows;
        bytesBefore += bytes;
        rows = 0;
        bytes = 0;
        file = name;
        tell(ImportProgress.Phase.READING);
    }

    void at(long rowsRead, long bytesRead) {
        rows = rowsRead;
        bytes = bytesRead;
        if (System.nanoTime() - last > EVERY) {
            tell(ImportProgress.Phase.READING);
        }
    }

    /** How far those are who work on after the rows are in, 0..1. */
    void scoring(double share) {
        if (System.nanoTime() - last > EVERY) {
            tell(ImportProgress.Phase.SCORING, share);
        }
    }

    void tell(ImportProgress.Phase phase) {
        double read = totalBytes == 0 ? 1 : Math.min(1, (double) (bytesBefore + bytes) / totalBytes);
        tell(phase, phase == ImportProgress.Phase.READING ? read : 0);
    }

    private void tell(ImportProgress.Phase phase, double done) {
        last = System.nanoTime();
        listener.progress(new ImportProgress(
                phase,
                file,
                rowsBefore + rows,
                Math.max(totalRows, rowsBefore + rows),
                done,
                rejects.count(),
                Duration.ofNanos(last - started)));
        stopped = stopped || listener.cancelled();
    }

    boolean stopped() {
        return stopped;
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
