package io.perennial.connect;

import java.util.List;

/** Keeps what a running import says where every page sees it, and asks whether it should end. */
final class JobListener implements ImportListener {

    private final long job;
    private final JobStore jobs;
    private final RejectRowStore rows;
    private final RejectLog rejects;
    private final ImportListener listener;
    private int kept;
    private boolean cancelled;

    JobListener(long job, JobStore jobs, RejectRowStore rows, RejectLog rejects, ImportListener listener) {
        this.job = job;
        this.jobs = jobs;
        this.rows = rows;
        this.rejects = rejects;
        this.listener = listener;
    }

    @Override
    public void progress(ImportProgress progress) {
        listener.progress(progress);
        cancelled = jobs.progress(job, progress) || listener.cancelled();
        flush();
    }

    void flush() {
        List<RejectLog.Rejected> more = rejects.drain();
        rows.add(job, kept, more);
        kept += more.size();
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
