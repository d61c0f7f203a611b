package io.perennial.connect;

import io.perennial.access.Actor;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Installation;
import io.perennial.database.Shutdown;
import io.perennial.events.Intake;
import io.perennial.shared.SourceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Plans imports and runs them, with all that is kept about a run. */
@Component
class Importer {

    private static final Actor IMPORT = new Actor.Process("import");
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);

    private final Intake intake;
    private final Accounts accounts;
    private final SourceStore sources;
    private final JobStore jobs;
    private final RejectRowStore rejectRows;
    private final LedgerStore ledger;
    private final UploadStore uploads;
    private final ObjectProvider<AfterImport> after;
    private final ApplicationEventPublisher events;
    private final Shutdown shutdown;
    private final Clock clock;

    Importer(
            Intake intake,
            Accounts accounts,
            SourceStore sources,
            JobStore jobs,
            RejectRowStore rejectRows,
            LedgerStore ledger,
            UploadStore uploads,
            ObjectProvider<AfterImport> after,
            ApplicationEventPublisher events,
            Shutdown shutdown,
            Clock clock) {
        this.intake = intake;
        this.accounts = accounts;
        this.sources = sources;
        this.jobs = jobs;
        this.rejectRows = rejectRows;
        this.ledger = ledger;
        this.uploads = uploads;
        this.after = after;
        this.events = events;
        this.shutdown = shutdown;
        this.clock = clock;
    }

    Connections.Planned plan(Path origin, Optional<SourceKey> source, String mapping, List<String> sets) {
        if (!Files.exists(origin)) {
            return new Connections.Planned.Refused(List.of("There is no file or folder " + origin + "."));
        }
        Statement said;
        switch (MappingText.read(mapping)) {
            case MappingText.Read.Understood(Statement statement) -> said = statement;
            case MappingText.Read.Wrong(var problems) -> {
                return new Connections.Planned.Refused(
                        problems.stream().map(problem -> "mapping, " + problem).toList());
            }
        }
        List<String> unclear = new ArrayList<>();
        for (String set : sets) {
            Optional<Statement> one = SetOption.read(set, origin);
            one.ifPresentOrElse(
                    _ -> {},
                    () -> unclear.add("'" + set + "' is not understood; write file.column=field or file=kind"));
            said = said.and(one.orElse(Statement.NOTHING));
        }
        return unclear.isEmpty()
                ? Planner.plan(origin, source, ground().and(saved(source.orElseGet(() -> Planner.named(origin)))), said)
                : new Connections.Planned.Refused(unclear);
    }

    /** Zone and currency of the installation hold where nobody says anything else. */
    private Statement ground() {
        Installation installation = accounts.installation();
        return new Statement(
                Optional.empty(),
                Optional.of(MappingText.zone(installation.zone().getId())),
                Optional.of(installation.currency()),
                Map.of(),
                Optional.empty(),
                Map.of());
    }

    private Statement saved(SourceKey source) {
        Statement all = Statement.NOTHING;
        for (String yaml : sources.mappings(source)) {
            if (MappingText.read(yaml) instanceof MappingText.Read.Understood(Statement statement)) {
                all = all.and(statement);
            }
        }
        return all;
    }

    void save(ImportPlan plan, @Nullable String by) {
        for (FileMapping file : plan.mapping().files()) {
            sources.saveMapping(plan.source(), file.file(), MappingWriter.file(file), by);
        }
    }

    Connections.Planned planUpload(long upload, Optional<SourceKey> source, String mapping, List<String> sets)
            throws IOException {
        Path folder = Files.createTempDirectory("perennial-import-");
        try {
            uploads.unpack(upload, folder);
            Optional<SourceKey> named = uploads.files(upload).stream()
                    .filter(file -> !file.equals("import.yaml"))
                    .findFirst()
                    .map(file -> Planner.named(Path.of(file)));
            return plan(folder, source.or(() -> named), mapping, sets);
        } finally {
            remove(folder);
        }
    }

    ImportJob run(ImportPlan plan, boolean dryRun, @Nullable String by, ImportListener listener) {
        long job = jobs.add(plan.source(), String.valueOf(plan.origin()), null, plan.yaml(), dryRun, by);
        run(job, plan, dryRun, listener);
        return jobs.find(job).orElseThrow();
    }

    /** Runs an import of uploaded files that waits; returns at once if it is over. */
    void runUpload(long job) {
        ImportJob waiting = jobs.find(job).orElseThrow();
        Optional<Long> upload = jobs.upload(job);
        if (upload.isEmpty() || waiting.state().over() && waiting.state() != ImportJob.State.INTERRUPTED) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("perennial-import-");
            try {
                uploads.unpack(upload.get(), folder);
                switch (plan(folder, Optional.of(waiting.source()), waiting.mapping(), List.of())) {
                    case Connections.Planned.Ready(ImportPlan plan) ->
                        run(job, plan, waiting.dryRun(), progress -> shutdown.check());
                    case Connections.Planned.Refused(List<String> reasons) ->
                        finish(job, ImportJob.State.FAILED, null, String.join(" ", reasons));
                }
            } finally {
                remove(folder);
            }
            if (!waiting.dryRun()) {
                uploads.remove(upload.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finish(long job, ImportJob.State state, @Nullable ImportSummary summary, @Nullable String problem) {
        jobs.finish(job, state, summary, problem);
        events.publishEvent(new Connections.Ended(jobs.find(job).orElseThrow()));
    }

    private void run(long job, ImportPlan plan, boolean dryRun, ImportListener listener) {
        if (!jobs.start(job)) {
            return;
        }
        RejectLog rejects = new RejectLog();
        rejectRows.clear(job);
        JobListener watched = new JobListener(job, jobs, rejectRows, rejects, listener);
        Door door =
                dryRun ? new IntakeDoor.Look(intake, accounts, plan.source()) : IntakeDoor.open(intake, plan.source());
        ImportRun run = new ImportRun(plan, door, keys(plan.source(), dryRun), rejects, watched, clock.instant());
        List<AfterImport.Pause> pauses = dryRun
                ? List.of()
                : after.orderedStream().map(AfterImport::begin).toList();
        try {
            if (!dryRun) {
                sources.add(plan.source(), plan.source().value(), null);
                setGround(plan.mapping());
                setClocks(plan);
            }
            run.read();
            watched.flush();
            ImportSummary read = run.summary(dryRun, List.of(), run.pace().seconds());
            List<Remark> outcome = dryRun || read.cancelled() ? List.of() : follow(run, read);
            boolean cancelled = read.cancelled();
            finish(
                    job,
                    cancelled ? ImportJob.State.CANCELLED : ImportJob.State.DONE,
                    run.summary(dryRun, outcome, run.pace().seconds()),
                    null);
        } catch (IOException | RuntimeException e) {
            shutdown.check();
            LOG.error("Import {} of {} failed", job, plan.origin(), e);
            watched.flush();
            finish(
                    job,
                    ImportJob.State.FAILED,
                    run.summary(dryRun, List.of(), run.pace().seconds()),
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } finally {
            pauses.forEach(AfterImport.Pause::close);
        }
    }

    /** The first import into an empty installation says in which zone and currency the company counts. */
    private void setGround(ImportMapping mapping) {
        Installation before = accounts.installation();
        Installation stated = new Installation(
                ZoneId.of(AccountRows.zoneName(mapping)), mapping.currency(), before.gapToleranceDays());
        if (!stated.equals(before) && accounts.after(new Account.Id(0), 1).isEmpty()) {
            accounts.by(IMPORT).installation(stated);
        }
    }

    /** Contracts are known up to their clock: scores and figures end there. */
    private void setClocks(ImportPlan plan) {
        LocalDate until = plan.mapping().completeUntil().get("contracts");
        if (until != null) {
            accounts.by(IMPORT)
                    .contractsCompleteUntil(
                            plan.source(),
                            Optional.of(
                                    until.atStartOfDay(plan.mapping().zone()).toInstant()));
        }
    }

    private List<Remark> follow(ImportRun run, ImportSummary read) {
        run.pace().tell(ImportProgress.Phase.ROLLING_UP);
        intake.awaitRolledUp();
        run.pace().tell(ImportProgress.Phase.SCORING);
        List<Remark> outcome = new ArrayList<>();
        if (accounts.rates().on(run.mapping().currency(), LocalDate.now(clock)).isEmpty()) {
            outcome.add(Remark.of(
                    "outcome.noRate",
                    run.mapping().currency(),
                    accounts.installation().currency()));
        }
        after.orderedStream()
                .forEach(next -> outcome.addAll(next.follow(
                        run.source(),
                        !read.nothingChanged(),
                        share -> run.pace().scoring(share))));
        return outcome;
    }

    private RecordKeys keys(SourceKey source, boolean dryRun) {
        return new RecordKeys() {
            @Override
            public Map<String, LedgerStore.Entry> known(RowKind kind, List<String> keys) {
                return ledger.of(source, kind, keys);
            }

            @Override
            public void remember(RowKind kind, List<LedgerStore.Entry> entries) {
                if (!dryRun) {
                    ledger.remember(source, kind, entries);
                }
            }
        };
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
