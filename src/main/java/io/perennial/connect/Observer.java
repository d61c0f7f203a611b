package io.perennial.connect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Shows each row of a file to the checks of quality. */
final class Observer {

    private static final long DAY = 86_400_000L;

    private final QualityChecks quality;
    private final FileMapping file;
    private final Cells cells;
    private final ZoneId zone;
    private final LongHashes ids = new LongHashes();
    private final Optional<Field> ownKey;
    private final int contractColumn;

    Observer(QualityChecks quality, FileMapping file, Cells cells, ZoneId zone) {
        this.quality = quality;
        this.file = file;
        this.cells = cells;
        this.zone = zone;
        this.ownKey = Field.ownKey(file.kind()).filter(cells::has).filter(key -> file.kind() != RowKind.CONTRACT_LINES);
        this.contractColumn = file.kind() == RowKind.EVENTS ? cells.lookedUpAt(Field.ACCOUNT) : -1;
    }

    void see(Row row, Told told) throws Cells.Unreadable {
        if (ownKey.isPresent()) {
            String id = cells.text(row, ownKey.get());
            quality.id(!id.isEmpty() && !ids.add(spread(id)), file.file(), row.line());
        }
        switch (file.kind()) {
            case ACCOUNTS ->
                quality.account(told.account(), cells.day(row, Field.CREATED_AT), cells.flag(row, Field.CHURNED));
            case CONTRACT_LINES -> contract(row, told.account());
            case EVENTS ->
                quality.use(
                        told.account(),
                        contractColumn < 0 ? "" : row.at(contractColumn),
                        day(told.at()),
                        file.file(),
                        row.line());
            case TICKETS -> quality.ticket(told.account(), day(told.at()), file.file(), row.line());
            case CONTACTS, INVOICES, TOUCHPOINTS, SURVEY_ANSWERS, NOTICES, LOOKUP, IGNORED -> {}
        }
    }

    /** A contract that cannot be imported still says when it was meant to run. */
    void seeRefused(Row row) {
        if (file.kind() == RowKind.CONTRACT_LINES) {
            try {
                contract(row, AccountRows.id(cells.required(row, Field.ACCOUNT)));
            } catch (Cells.Unreadable e) {
                return; // its reason is among the rejects
            }
        }
    }

    private void contract(Row row, String account) throws Cells.Unreadable {
        Optional<LocalDate> start = cells.day(row, Field.START);
        Optional<LocalDate> end = cells.day(row, Field.END).map(day -> file.endIncluded() ? day.plusDays(1) : day);
        String contract = cells.optional(row, Field.CONTRACT).orElse(account);
        start.ifPresent(from -> quality.contract(account, contract, from, end));
    }

    private int day(long millis) {
        return zone == ZoneOffset.UTC
                ? (int) Math.floorDiv(millis, DAY)
                : (int) Instant.ofEpochMilli(millis).atZone(zone).toLocalDate().toEpochDay();
    }

    /** FNV-1a and a final mix: 64 evenly spread bits of a text. */
    private static long spread(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return hash ^ hash >>> 29;
    }
}
