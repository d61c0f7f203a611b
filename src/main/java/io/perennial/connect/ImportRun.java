package io.perennial.connect;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One import from the first row to the last: its counts, findings and rejects. */
final class ImportRun {

    private final ImportPlan plan;
    private final Door door;
    private final Instant now;
    private final Pace pace;
    private final Lookups lookups;
    private final Notices notices = new Notices();
    private final QualityChecks quality = new QualityChecks();
    private final MessageIds ids = new MessageIds();
    private final RejectLog rejects;
    private final RecordKeys keys;
    private int batch = 25_000;
    private final Map<RowKind, ImportSummary.KindCount> counts = new EnumMap<>(RowKind.class);

    ImportRun(ImportPlan plan, Door door, RecordKeys keys, RejectLog rejects, ImportListener listener, Instant now) {
        this.plan = plan;
        this.door = door;
        this.keys = keys;
        this.rejects = rejects;
        this.now = now;
        this.lookups = new Lookups(plan.profiles());
        this.pace = new Pace(plan, rejects, listener);
        if (!plan.mapping().completeUntil().containsKey("contracts")) {
            quality.knownUntil(now.atZone(plan.mapping().zone()).toLocalDate());
        }
    }

    /** Sends that many events at a time through the door; records go in a fifth of it. */
    ImportRun inBatchesOf(int events) {
        batch = events;
        return this;
    }

    int batch(RowKind kind) {
        return kind == RowKind.EVENTS ? batch : Math.max(1, batch / 5);
    }

    /** Reads all files; stops early where the listener says so. */
    void read() throws java.io.IOException {
        for (FileMapping file : plan.mapping().files()) {
            if (file.kind() == RowKind.NOTICES) {
                readNotices(file);
            }
        }
        for (FileMapping file : plan.mapping().files()) {
            if (file.imported() && !pace.stopped()) {
                FileProfile profile = plan.profile(file.file()).orElseThrow();
                try (FileRun run = new FileRun(this, file, profile)) {
                    run.read();
                    count(run.count());
                }
            }
        }
    }

    private void count(ImportSummary.KindCount more) {
        counts.merge(more.kind(), more, ImportSummary.KindCount::plus);
    }

    private void readNotices(FileMapping file) throws java.io.IOException {
        FileProfile profile = plan.profile(file.file()).orElseThrow();
        Cells cells = cells(file, profile);
        long rows = 0;
        long bad = 0;
        try (CsvRows all = CsvRows.open(profile.path(), profile.dialect())) {
            while (all.hasNext()) {
                Row row = all.next();
                rows++;
                try {
                    String account = AccountRows.id(cells.required(row, Field.ACCOUNT));
                    Instant at = cells.instant(row, Field.NOTICE_GIVEN_AT)
                            .orElseThrow(() -> new Cells.Unreadable(
                                    Remark.of("refused.missing", cells.header(Field.NOTICE_GIVEN_AT))));
                    Optional<String> reason = cells.optional(row, Field.CHURN_REASON);
                    notices.add(
                            account, new Notices.Notice(at, at.atZone(zone()).toLocalDate(), reason));
                } catch (Cells.Unreadable e) {
                    bad++;
                    rejects.add(file.file(), row, e.why(), all.header());
                }
            }
        }
        quality.notices(notices);
        count(new ImportSummary.KindCount(RowKind.NOTICES, rows, 0, 0, rows - bad, 0, bad));
    }

    Cells cells(FileMapping file, FileProfile profile) {
        List<String> header =
                profile.columns().stream().map(ColumnProfile::name).toList();
        return new Cells(file, header, lookups, zone());
    }

    private java.time.ZoneId zone() {
        return plan.mapping().zone();
    }

    /** Everything but what comes after: outcome and time. */
    ImportSummary summary(boolean dryRun, List<Remark> outcome, double seconds) {
        return new ImportSummary(
                dryRun,
                pace.stopped(),
                new ArrayList<>(counts.values()),
                ids.repeats(),
                quality.findings(),
                rejects.examples(),
                outcome,
                seconds);
    }

    SourceKey source() {
        return plan.source();
    }

    ImportMapping mapping() {
        return plan.mapping();
    }

    Door door() {
        return door;
    }

    Instant now() {
        return now;
    }

    Pace pace() {
        return pace;
    }

    Notices notices() {
        return notices;
    }

    QualityChecks quality() {
        return quality;
    }

    MessageIds ids() {
        return ids;
    }

    RejectLog rejects() {
        return rejects;
    }

    RecordKeys keys() {
        return keys;
    }
}
