package io.perennial.signals;

import io.perennial.accounts.Users;
import io.perennial.events.ActivityDay;
import java.util.Arrays;
import java.util.List;

/** Numbers the users of one account from 0, in the order of their keys; open addressing, no boxing. */
final class UserIndex {

    static final int UNKNOWN = -1;

    private final long[] keys;
    private final long[] slotKeys;
    private final int[] slots;
    private final int mask;

    private UserIndex(long[] keys) {
        this.keys = keys;
        int capacity = Integer.highestOneBit(Math.max(8, keys.length * 2)) << 1;
        this.mask = capacity - 1;
        this.slotKeys = new long[capacity];
        this.slots = new int[capacity];
        for (int i = 0; i < keys.length; i++) {
            put(keys[i], i + 1);
        }
    }

    private void put(long key, int number) {
        int slot = slot(key);
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = number;
        slotKeys[slot] = key;
    }

    /** The few keys are sorted once they are known, not the many days on which they occur. */
    static UserIndex of(List<ActivityDay> days, Users users) {
        UserIndex met = new UserIndex(new long[0]);
        long[] keys = new long[8];
        int size = 0;
        for (ActivityDay day : days) {
            for (int u = 0; u < day.userCount(); u++) {
                long key = users.person(day.userAt(u));
                if (met.of(key) == UNKNOWN) {
                    keys = size == keys.length ? Arrays.copyOf(keys, size * 2) : keys;
                    keys[size++] = key;
                    met = met.with(keys, size);
                }
            }
        }
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        return new UserIndex(sorted);
    }

    /** With one key more, the last of those given; a larger one when this is half full. */
    private UserIndex with(long[] keys, int size) {
        if (size * 2 > slots.length) {
            return new UserIndex(Arrays.copyOf(keys, size));
        }
        put(keys[size - 1], size);
        return this;
    }

    /** The number of a key, or {@link #UNKNOWN}. */
    int of(long key) {
        int slot = slot(key);
        while (slots[slot] != 0) {
            if (slotKeys[slot] == key) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return UNKNOWN;
    }

    int size() {
        return keys.length;
    }

    long[] keys() {
        return keys;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
