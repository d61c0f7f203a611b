package io.perennial.connect;

import java.util.List;
import java.util.Map;

/** What is known of records imported before; a dry run looks and remembers nothing. */
interface RecordKeys {

    /** By key, for those of the keys that were imported before. */
    Map<String, LedgerStore.Entry> known(RowKind kind, List<String> keys);

    void remember(RowKind kind, List<LedgerStore.Entry> entries);
}
