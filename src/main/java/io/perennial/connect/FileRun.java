package io.perennial.connect;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.perennial.accounts.ExternalId;
import io.perennial.events.Event;
import io.perennial.events.FactKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads one file to its end and sends what it tells through the door, a batch while the next one is read. */
final class FileRun implements AutoCloseable {

    /** The other system's object whose id a file names; as in a group call, so that both mean one account. */
    static final String ACCOUNT_KIND = "group";

    private final ImportRun run;
    private final FileMapping file;
    private final FileProfile profile;
    private final Cells cells;
    private final Translator translator;
    private final Observer observer;
    private final Outbound outbound;
    private final List<String> header;
    private List<Outbound.Item> batch = new ArrayList<>();
    private String accountText = "";
    private Optional<ExternalId> account = Optional.empty();
    private long rows;

    FileRun(ImportRun run, FileMapping file, FileProfile profile) {
        this.run = run;
        this.file = file;
        this.profile = profile;
        this.cells = run.cells(file, profile);
        this.translator = Translator.of(file, cells, run.mapping(), run.notices(), run.now());
        this.observer = new Observer(run.quality(), file, cells, run.mapping().zone());
        this.header = profile.columns().stream().map(ColumnProfile::name).toList();
        this.outbound = new Outbound(run, file, header);
    }

    void read() throws IOException {
        run.pace().starts(file.file());
        int most = run.batch(file.kind());
        try (CsvRows all = CsvRows.open(profile.path(), profile.dialect())) {
            while (!run.pace().stopped() && all.hasNext()) {
                take(all.next());
                if (batch.size() >= most) {
                    flush();
                }
                if ((rows & 0x3ff) == 0) {
                    run.pace().at(rows, all.bytesRead());
                }
            }
            flush();
            outbound.finish();
            run.pace().at(rows, all.bytesRead());
        } catch (CsvParseException e) {
            throw new IOException(file.file() + " is broken behind row " + rows + ": " + e.getMessage(), e);
        }
    }

    private void take(Row row) {
        rows++;
        if (row.fields().length > header.size()) {
            refuse(row, Remark.of("refused.tooManyColumns", row.fields().length, header.size()));
            return;
        }
        try {
            Told told = translator.tell(row);
            Optional<Remark> problem = problem(told);
            if (problem.isPresent()) {
                refuse(row, problem.get());
                return;
            }
            observer.see(row, told);
            batch.add(new Outbound.Item(
                    row,
                    told,
                    file.kind().keyed() ? null : event(told, run.ids().ofEvent(told))));
        } catch (Cells.Unreadable e) {
            observer.seeRefused(row);
            refuse(row, e.why());
        }
    }

    private static Optional<Remark> problem(Told told) {
        return told.account().length() > 255
                ? Optional.of(Remark.of("refused.tooLong", "account"))
                : told.name().length() > 255 || told.name().isBlank()
                        ? Optional.of(Remark.of("refused.tooLong", "name"))
                        : Optional.empty();
    }

    private void refuse(Row row, Remark why) {
        run.rejects().add(file.file(), row, why, header);
        outbound.refused();
    }

    private void flush() {
        if (!batch.isEmpty()) {
            outbound.send(batch, this::event);
            batch = new ArrayList<>(batch.size());
        }
    }

    Event event(Told told, String id) {
        if (!told.account().equals(accountText) || account.isEmpty()) {
            accountText = told.account();
            account = Optional.of(new ExternalId(run.source(), ACCOUNT_KIND, told.account()));
        }
        return new Event(
                told.kind(),
                id,
                Instant.ofEpochMilli(told.at()),
                account,
                told.userId(),
                Optional.empty(),
                told.name(),
                told.value(),
                told.properties());
    }

    /** A row of an accounts file that says no more than that there is such an account. */
    static Told bare(String accountId, long at) {
        return new Told(FactKind.GROUP, accountId, accountId, at, null, "GROUP", OptionalDouble.empty(), Told.NOTHING);
    }

    ImportSummary.KindCount count() {
        return outbound.count(rows);
    }

    @Override
    public void close() {
        outbound.close();
    }
}
