package io.perennial.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.PerennialTest;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.connect.ImportSummary.KindCount;
import io.perennial.events.ActivityDay;
import io.perennial.events.Event;
import io.perennial.events.Intake;
import io.perennial.shared.SourceKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files in, facts out: counted once, however often and however far an import runs. */
@PerennialTest
class ImportTest {

    private static final Path EXCERPT = Path.of("src/test/resources/crm-excerpt");
    private static final int EVENTS = 3_476;

    @Autowired
    private Connections connections;

    @Autowired
    private Intake intake;

    @Autowired
    private Accounts accounts;

    @Autowired
    private LedgerStore ledger;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @Test
    void takesEveryRowOnceAndSaysSo() {
        var done = run("whole", false);

        assertThat(done.state()).isEqualTo(ImportJob.State.DONE);
        assertThat(counts(done))
                .containsEntry(RowKind.ACCOUNTS, new KindCount(RowKind.ACCOUNTS, 6, 6, 0, 0, 0, 0))
                .containsEntry(RowKind.EVENTS, new KindCount(RowKind.EVENTS, EVENTS, EVENTS, 0, 0, 0, 0));
        assertThat(done.summary().orElseThrow().repeats()).isEqualTo(1);
        assertThat(days("whole").values().stream()
                        .flatMap(List::stream)
                        .mapToLong(ActivityDay::events)
                        .sum())
                .isEqualTo(EVENTS);
        assertThat(accounts.contractsCompleteUntil(new SourceKey("whole")))
                .contains(Instant.parse("2024-01-01T00:00:00Z"));
    }

    @Test
    void runAgainItChangesNothing() {
        run("again", false);
        var before = days("again");

        var second = run("again", false).summary().orElseThrow();

        assertThat(second.nothingChanged()).isTrue();
        assertThat(second.counts())
                .allSatisfy(count -> assertThat(count.unchanged()).isEqualTo(count.rows()));
        assertThat(days("again")).isEqualTo(before);
    }

    @Test
    void killedInTheMiddleAndRunAgainItEndsInTheSameState() {
        var plan = plan("killed", EXCERPT);
        var real = IntakeDoor.open(intake, plan.source());
        var dying = new Door() {
            private int left = 2_000;

            @Override
            public synchronized List<Answer> accept(List<Event> events) {
                if ((left -= events.size()) < 0) {
                    throw new IllegalStateException("killed");
                }
                return real.accept(events);
            }

            @Override
            public Set<String> known(List<String> ids) {
                return real.known(ids);
            }
        };
        assertThatThrownBy(() -> new ImportRun(plan, dying, noKeys(), new RejectLog(), progress -> {}, Instant.now())
                        .inBatchesOf(300)
                        .read())
                .hasMessage("killed");

        var rest = run("killed", false).summary().orElseThrow();
        run("unharmed", false);

        assertThat(rest.added()).isBetween(1L, EVENTS - 1L);
        assertThat(normal("killed")).isEqualTo(normal("unharmed"));
        assertThat(contracts("killed")).isEqualTo(contracts("unharmed"));
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndWritesNothing() {
        var dry = run("dry", true);

        assertThat(counts(dry).get(RowKind.EVENTS))
                .isEqualTo(new KindCount(RowKind.EVENTS, EVENTS, EVENTS, 0, 0, 0, 0));
        assertThat(counts(dry).get(RowKind.ACCOUNTS).added()).isEqualTo(6);
        assertThat(days("dry")).isEmpty();
        assertThat(connections.sources())
                .extracting(source -> source.key().value())
                .doesNotContain("dry");

        run("dry", false);

        assertThat(run("dry", true).summary().orElseThrow().nothingChanged()).isTrue();
    }

    @Test
    void whatCannotBeReadComesOutAsRowsWithReasons() throws IOException {
        write("accounts.csv", "id,name\nA,Acme\nB,Bolt\n");
        write("subscriptions.csv", """
                account_id,product,start_date,end_date,mrr
                A,"Pro, large",2024-01-01,2024-02-01,100
                A,Pro,2024-02-01,2024-01-01,100
                B,Pro,2024-01-01,,
                ,Pro,2024-01-01,2024-02-01,100
                Z,Pro,2024-01-01,2024-02-01,100
                """);

        var done = connections.run(plan("broken", folder), false, null, progress -> {});

        assertThat(counts(done).get(RowKind.CONTRACT_LINES))
                .isEqualTo(new KindCount(RowKind.CONTRACT_LINES, 5, 1, 0, 0, 1, 3));
        var csv = new StringWriter();
        connections.rejects(done.id(), csv, Remark::key);
        assertThat(csv.toString().lines())
                .containsExactly(
                        "file,line,reason,account_id,product,start_date,end_date,mrr",
                        "subscriptions.csv,3,connect.refused.endBeforeStart,A,Pro,2024-02-01,2024-01-01,100",
                        "subscriptions.csv,4,connect.refused.noPrice,B,Pro,2024-01-01,,",
                        "subscriptions.csv,5,connect.refused.missing,,Pro,2024-01-01,2024-02-01,100");
        assertThat(done.rejects()).isEqualTo(3);
    }

    @Test
    void aRecordThatChangesAndChangesBackIsToldEachTime() throws IOException {
        write("accounts.csv", "id,name\nA,Acme\nB,Bolt\n");
        assertThat(added("renamed")).isEqualTo(2);
        write("accounts.csv", "id,name\nA,Acme Inc\nB,Bolt\n");
        assertThat(changed("renamed")).isEqualTo(1);
        write("accounts.csv", "id,name\nA,Acme\nB,Bolt\n");
        assertThat(changed("renamed")).isEqualTo(1);
        assertThat(changed("renamed")).isZero();

        intake.awaitRolledUp();

        var id = new ExternalId(new SourceKey("renamed"), "group", "A");
        assertThat(accounts.find(accounts.ids(List.of(id)).get(id))
                        .orElseThrow()
                        .name())
                .isEqualTo("Acme");
    }

    @Test
    void theOrderOfColumnsAndTheWayTheyAreWrittenTellNothingNew() throws IOException {
        write("accounts.csv", "id,name\nA,Acme\nB,Bolt\n");
        write(
                "events.csv",
                "account_id,time,event,value\nA,2024-01-31 10:00:00,login,1.5\nB,2024-02-01 10:00:00,login,\n");
        connections.run(plan("rewritten", folder), false, null, progress -> {});
        write("events.csv", "value;event;time;account_id\n1,5;login;31.01.2024 10:00;A\n;login;01.02.2024 10:00;B\n");

        var again = connections.run(plan("rewritten", folder), false, null, progress -> {});

        assertThat(again.summary().orElseThrow().nothingChanged()).isTrue();
    }

    @Test
    void contractsMakeTheirAccountsKnownOnlyWhereNoFileListsThem() throws IOException {
        write(
                "subscriptions.csv",
                "account_id,product,start_date,end_date,mrr\nA,Pro,2024-01-01,2024-02-01,100\nB,Pro,2024-01-01,,50\n");

        var done = connections.run(plan("unlisted", folder), false, null, progress -> {});

        assertThat(done.summary().orElseThrow().held()).isZero();
        assertThat(counts(done).get(RowKind.CONTRACT_LINES).added()).isEqualTo(2);
        assertThat(ids("unlisted", "A", "B")).hasSize(2);
    }

    @Test
    void aSavedMappingIsUsedForTheNextFileOfThatName() throws IOException {
        write("events.csv", "account_id,when,what\nA,2024-01-31,login\nB,2024-01-31,login\n");
        var said = "files: {events.csv: {kind: events, columns: {when: at, what: name}}}";
        var first = ready(connections.plan(folder, Optional.of(new SourceKey("remembers")), said, List.of()));
        connections.saveMapping(first, null);

        var second = plan("remembers", folder);

        assertThat(second.mapping().file("events.csv").orElseThrow().columns())
                .extracting(ColumnMapping::target)
                .containsExactly("account", "at", "name");
    }

    @Test
    void anUploadIsImportedInTheBackground() throws Exception {
        long upload = connections.openUpload("ann@vendor.test");
        for (var name :
                List.of("accounts.csv", "subscriptions.csv", "event_types.csv", "events.csv.gz", "import.yaml")) {
            try (var bytes = Files.newInputStream(EXCERPT.resolve(name))) {
                connections.upload(upload, "C:\\Exports\\" + name, bytes);
            }
        }
        var source = new SourceKey("uploaded");
        var plan = ready(connections.planUpload(upload, Optional.of(source), "", List.of()));

        long job = connections.start(upload, source, plan.yaml(), false, "ann@vendor.test");
        var done = awaitOver(job);

        assertThat(done.state()).as(done.problem().orElse("")).isEqualTo(ImportJob.State.DONE);
        assertThat(counts(done).get(RowKind.EVENTS).added()).isEqualTo(EVENTS);
        assertThat(done.progress().orElseThrow().rows())
                .isEqualTo(done.summary().orElseThrow().rows());
        assertThat(jdbc.sql("select count(*) from connect.upload where id = :id")
                        .param("id", upload)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theFilesOfAZipAreTakenOutOfTheirFoldersAndWhatIsNoImportIsLeft() throws Exception {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            for (String name :
                    List.of("export/accounts.csv", "old/accounts.csv", "__MACOSX/._accounts.csv", "me.png")) {
                out.putNextEntry(new ZipEntry(name));
                out.write("account_id,name\nK1,Nordlicht\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        long upload = connections.openUpload("ann@vendor.test");

        assertThat(connections.upload(upload, "export.zip", new ByteArrayInputStream(zip.toByteArray())))
                .isTrue();

        var plan = ready(connections.planUpload(upload, Optional.of(new SourceKey("zipped")), "", List.of()));
        assertThat(plan.mapping().files())
                .extracting(FileMapping::file)
                .containsExactlyInAnyOrder("accounts.csv", "old-accounts.csv");
    }

    @Test
    void whatHoldsNothingToImportIsNotTaken() throws Exception {
        var whole = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(whole)) {
            out.putNextEntry(new ZipEntry("accounts.csv"));
            out.write(new byte[10_000]);
        }
        byte[] half = Arrays.copyOf(whole.toByteArray(), whole.size() / 2);
        long upload = connections.openUpload("ann@vendor.test");

        for (var file : Map.of("note.zip", "no zip".getBytes(StandardCharsets.UTF_8), "half.zip", half, "me.png", half)
                .entrySet()) {
            assertThat(connections.upload(upload, file.getKey(), new ByteArrayInputStream(file.getValue())))
                    .as(file.getKey())
                    .isFalse();
        }
    }

    @Test
    void whatAPersonChoosesForAColumnOfAnUploadWinsAndStandsInTheMapping() throws Exception {
        long upload = connections.openUpload("ann@vendor.test");
        connections.upload(
                upload,
                "kunden.csv",
                new java.io.ByteArrayInputStream(
                        "Kundennummer,Bezeichnung,Region\nK1,Nordlicht,Nord\n".getBytes(StandardCharsets.UTF_8)));
        var source = Optional.of(new SourceKey("chosen"));

        var plan = ready(
                connections.planUpload(upload, source, "", List.of("kunden.csv.Region=ignore", "kunden.csv=accounts")));
        var again = ready(connections.planUpload(upload, source, plan.yaml(), List.of()));

        assertThat(again.mapping().files().getFirst().columns())
                .filteredOn(column -> column.column().equals("Region"))
                .singleElement()
                .satisfies(column -> {
                    assertThat(column.target()).isEqualTo(ColumnMapping.IGNORE);
                    assertThat(column.confidence()).isEqualTo(1);
                });
    }

    @Test
    void aCancelledImportSaysSoAndTheNextAddsTheRest() {
        var plan = plan("cancelled", EXCERPT);
        var job = connections.run(plan, false, null, new ImportListener() {
            @Override
            public void progress(ImportProgress progress) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        });

        assertThat(job.state()).isEqualTo(ImportJob.State.CANCELLED);
        assertThat(run("cancelled", false).state()).isEqualTo(ImportJob.State.DONE);
        assertThat(normal("cancelled")).hasSize(6);
    }

    private ImportJob awaitOver(long job) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            var found = connections.importOf(job).orElseThrow();
            if (found.state().over()) {
                return found;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("the import does not end");
    }

    private long added(String source) {
        return connections
                .run(plan(source, folder), false, null, p -> {})
                .summary()
                .orElseThrow()
                .added();
    }

    private long changed(String source) {
        return connections
                .run(plan(source, folder), false, null, p -> {})
                .summary()
                .orElseThrow()
                .changed();
    }

    private ImportJob run(String source, boolean dryRun) {
        return connections.run(plan(source, EXCERPT), dryRun, null, progress -> {});
    }

    private ImportPlan plan(String source, Path from) {
        return ready(connections.plan(from, Optional.of(new SourceKey(source)), "", List.of()));
    }

    private static ImportPlan ready(Connections.Planned planned) {
        assertThat(planned).isInstanceOf(Connections.Planned.Ready.class);
        return ((Connections.Planned.Ready) planned).plan();
    }

    private RecordKeys noKeys() {
        return new RecordKeys() {
            @Override
            public Map<String, LedgerStore.Entry> known(RowKind kind, List<String> keys) {
                return ledger.of(new SourceKey("killed"), kind, keys);
            }

            @Override
            public void remember(RowKind kind, List<LedgerStore.Entry> entries) {}
        };
    }

    private static Map<RowKind, KindCount> counts(ImportJob job) {
        return job.summary().orElseThrow().counts().stream().collect(Collectors.toMap(KindCount::kind, count -> count));
    }

    private Map<ExternalId, Account.Id> ids(String source, String... names) {
        return accounts.ids(java.util.Arrays.stream(names)
                .map(name -> new ExternalId(new SourceKey(source), "group", name))
                .toList());
    }

    private Map<String, List<ActivityDay>> days(String source) {
        intake.awaitRolledUp();
        var ids = ids(source, "624", "543", "681", "669", "573", "153");
        var days = intake.activity(Set.copyOf(ids.values()), LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
        var named = new TreeMap<String, List<ActivityDay>>();
        ids.forEach((name, id) -> {
            if (days.containsKey(id)) {
                named.put(name.id(), days.get(id));
            }
        });
        return named;
    }

    /** Days without the keys of users, which each source has of its own. */
    private Map<String, List<String>> normal(String source) {
        var normal = new TreeMap<String, List<String>>();
        days(source)
                .forEach((account, days) -> normal.put(
                        account, days.stream().map(ImportTest::normal).toList()));
        return normal;
    }

    private static String normal(ActivityDay day) {
        var text = new StringBuilder(day.toString());
        for (int i = 0; i < day.nameCount(); i++) {
            text.append(' ')
                    .append(day.nameAt(i))
                    .append('=')
                    .append(day.countAt(i))
                    .append('/')
                    .append(day.sumAt(i));
        }
        return text.toString();
    }

    private Map<String, List<String>> contracts(String source) {
        var lines = new TreeMap<String, List<String>>();
        ids(source, "624", "543", "681", "669", "573", "153")
                .forEach((name, id) -> lines.put(
                        name.id(),
                        accounts.histories(Set.of(id)).get(id).contracts().stream()
                                .flatMap(contract -> contract.lines().stream())
                                .map(String::valueOf)
                                .sorted()
                                .toList()));
        return lines;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
