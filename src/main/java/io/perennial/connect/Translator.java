package io.perennial.connect;

import java.time.Instant;

/** Turns the rows of one file into what they tell. */
interface Translator {

    /** What the row tells; a row that cannot be understood ends in the reason. */
    Told tell(Row row) throws Cells.Unreadable;

    static Translator of(FileMapping file, Cells cells, ImportMapping mapping, Notices notices, Instant now) {
        return switch (file.kind()) {
            case EVENTS -> new EventRows(cells);
            case ACCOUNTS -> new AccountRows(cells, mapping, now);
            case CONTRACT_LINES -> new ContractRows(cells, mapping, file.endIncluded(), notices, now);
            case CONTACTS, TICKETS, SURVEY_ANSWERS, INVOICES, TOUCHPOINTS ->
                new RecordRows(file.kind(), cells, mapping, now);
            case NOTICES, LOOKUP, IGNORED ->
                throw new IllegalArgumentException("rows of " + file.kind().key() + " tell no facts of their own");
        };
    }
}
