package io.perennial.connect;

/**
 * A growing set of evenly spread 64-bit hashes, for tens of millions of them in 11 to 22 bytes each: 256 open-addressed
 * tables, each of which grows alone, so that growing never needs twice the room.
 */
final class LongHashes {

    private static final int TABLES = 256;

    private final long[][] tables = new long[TABLES][64];
    private final int[] sizes = new int[TABLES];
    private boolean zero;

    /** False if the hash was there. */
    boolean add(long hash) {
        if (hash == 0) {
            boolean first = !zero;
            zero = true;
            return first;
        }
        int number = (int) (hash >>> 56);
        long[] table = tables[number];
        if (!put(table, hash)) {
            return false;
        }
        if (++sizes[number] > table.length * 3 / 4) {
            long[] larger = new long[table.length * 2];
            for (long old : table) {
                if (old != 0) {
                    put(larger, old);
                }
            }
            tables[number] = larger;
        }
        return true;
    }

    private static boolean put(long[] table, long hash) {
        int slot = (int) hash & table.length - 1;
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = hash;
        return true;
    }
}
