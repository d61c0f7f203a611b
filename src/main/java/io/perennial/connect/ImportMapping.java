package io.perennial.connect;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an import needs to know beside the rows: what a person stated ({@code import.yaml}) and what was
 * recognised.
 *
 * @param zone of times without an offset, and of the accounts that name none
 * @param currency of amounts that name none
 * @param completeUntil per kind of rows the first day of which nothing is known any more
 * @param createAccounts whether contracts make their account known
 */
public record ImportMapping(
        ZoneId zone,
        Currency currency,
        Map<String, java.time.LocalDate> completeUntil,
        CreateAccounts createAccounts,
        List<FileMapping> files) {

    /** Whether a contract whose account nobody knows yet registers it; events never do. */
    public enum CreateAccounts {
        /** Only if no file of the import lists the accounts. */
        AUTO,
        TRUE,
        FALSE
    }

    public ImportMapping {
        completeUntil = Map.copyOf(completeUntil);
        files = List.copyOf(files);
    }

    public Optional<FileMapping> file(String name) {
        return files.stream().filter(file -> file.file().equals(name)).findFirst();
    }

    boolean createsAccounts() {
        return switch (createAccounts) {
            case TRUE -> true;
            case FALSE -> false;
            case AUTO -> files.stream().noneMatch(file -> file.kind() == RowKind.ACCOUNTS);
        };
    }
}
