package io.perennial.connect;

import io.perennial.shared.SourceKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where facts come from: sources, and the import of files, from a first look at them to what came of it. */
@Service
public class Connections {

    private final SourceStore sources;
    private final JobStore jobs;
    private final RejectRowStore rejects;
    private final UploadStore uploads;
    private final UploadedFiles uploaded;
    private final Importer importer;
    private final ImportQueue queue;

    Connections(
            SourceStore sources,
            JobStore jobs,
            RejectRowStore rejects,
            UploadStore uploads,
            UploadedFiles uploaded,
            Importer importer,
            ImportQueue queue) {
        this.sources = sources;
        this.jobs = jobs;
        this.rejects = rejects;
        this.uploads = uploads;
        this.uploaded = uploaded;
        this.importer = importer;
        this.queue = queue;
    }

    /** A plan, or sentences that say why there is none. */
    public sealed interface Planned {
        record Ready(ImportPlan plan) implements Planned {}

        record Refused(List<String> reasons) implements Planned {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** An import is over, however it ended. */
    public record Ended(ImportJob job) {}

    /** All sources that were named, by key. */
    public List<Source> sources() {
        return sources.all();
    }

    /** Names a source; false if there is one of that key already. */
    public boolean addSource(SourceKey key, String label, @Nullable String by) {
        return sources.add(key, label, by);
    }

    public void renameSource(SourceKey key, String label) {
        sources.rename(key, label);
    }

    /** How files of each kind can look. */
    public List<Sample> samples() {
        return Sample.ALL;
    }

    /**
     * Looks at a file or folder with its {@code import.yaml}.
     *
     * @param source empty: as {@code import.yaml} says, else the name of the file or folder
     * @param mapping statements as YAML that win over {@code import.yaml}; empty text for none
     * @param sets single statements that win over all: "file.column=field" or "file=kind"
     */
    public Planned plan(Path origin, Optional<SourceKey> source, String mapping, List<String> sets) {
        return importer.plan(origin, source, mapping, sets);
    }

    /** Keeps how the files were understood; files of these names of this source are understood so from now on. */
    public void saveMapping(ImportPlan plan, @Nullable String by) {
        importer.save(plan, by);
    }

    /** Forgets what was kept, so that the files of the source are recognised anew; answers for how many files. */
    public int forgetMapping(SourceKey source) {
        return sources.forgetMappings(source);
    }

    /** Imports here and now, and returns what came of it; the import is listed among {@link #imports}. */
    public ImportJob run(ImportPlan plan, boolean dryRun, @Nullable String by, ImportListener listener) {
        return importer.run(plan, dryRun, by, listener);
    }

    /** Reads a CSV file, plain or gzip, in whatever encoding and with whatever separator it was written. */
    public Table table(Path file) throws IOException {
        return Table.read(file);
    }

    /** Begins to take files from a page. */
    public long openUpload(@Nullable String by) {
        uploads.removeForgotten();
        return uploads.open(by);
    }

    /**
     * Adds a file to an upload, or those of a ZIP. Its name must be a plain one, e.g. "accounts.csv" or "import.yaml".
     *
     * @return false where nothing in it can be imported; then the upload is of no use
     */
    public boolean upload(long upload, String name, InputStream bytes) throws IOException {
        return uploaded.add(upload, name, bytes);
    }

    /** The plan for an upload; see {@link #plan}. */
    public Planned planUpload(long upload, Optional<SourceKey> source, String mapping, List<String> sets)
            throws IOException {
        return importer.planUpload(upload, source, mapping, sets);
    }

    /** Keeps how a person corrected what uploaded files mean. */
    public void draftMapping(long upload, String mapping) {
        uploads.putMapping(upload, mapping);
    }

    /** What a person corrected so far; empty text before that. */
    public String draftMapping(long upload) {
        return uploads.mapping(upload);
    }

    /** Imports for good what was tried, in the background; empty when it was no trial or its files are gone. */
    public Optional<Long> startTried(long job, @Nullable String by) {
        return importOf(job)
                .filter(tried -> tried.dryRun() && tried.state() == ImportJob.State.DONE)
                .flatMap(tried ->
                        jobs.upload(job).map(upload -> start(upload, tried.source(), tried.mapping(), false, by)));
    }

    /** Imports an upload in the background, on whatever node; answers the id of the import. */
    public long start(long upload, SourceKey source, String mapping, boolean dryRun, @Nullable String by) {
        return queue.add(upload, source, String.join(", ", uploads.files(upload)), mapping, dryRun, by);
    }

    /** The newest imports. */
    public List<ImportJob> imports(int limit) {
        return jobs.latest(limit);
    }

    public Optional<ImportJob> importOf(long id) {
        return jobs.find(id);
    }

    /** Asks a waiting or running import to end; what it told so far stays. */
    public void cancel(long id) {
        jobs.cancel(id);
    }

    /** Writes the rows that could not be taken as CSV: file, line, reason, and the columns as they came. */
    public void rejects(long id, Writer out, Function<Remark, String> words) {
        rejects.csv(id, out, words);
    }
}
