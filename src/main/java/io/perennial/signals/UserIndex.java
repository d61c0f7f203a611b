package io.perennial.signals;

import io.perennial.accounts.Users;
import io.perennial.events.ActivityDay;
import java.util.Arrays;
import java.util.List;

/** Numbers the users of one account from 0, in the order of their keys; open addressing, no boxing. */
final class UserIndex {

    private final long[] keys;
    private final long[] slotKeys;
    private final int[] slots;
    private final int mask;

    private UserIndex(long[] keys) {
        this.keys = keys;
        int capacity = Integer.highestOneBit(Math.max(4, keys.length * 2 - 1)) << 1;
        this.mask = capacity - 1;
        this.slotKeys = new long[capacity];
        this.slots = new int[capacity];
        for (int i = 0; i < keys.length; i++) {
            int slot = slot(keys[i]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
            slotKeys[slot] = keys[i];
        }
    }

    static UserIndex of(List<ActivityDay> days, int entries, Users users) {
        long[] all = new long[entries];
        int size = 0;
        for (ActivityDay day : days) {
            for (int u = 0; u < day.userCount(); u++) {
                all[size++] = users.person(day.userAt(u));
            }
        }
        Arrays.sort(all, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        return new UserIndex(Arrays.copyOf(all, distinct));
    }

    int of(long key) {
        int slot = slot(key);
        while (slotKeys[slot] != key || slots[slot] == 0) {
            slot = (slot + 1) & mask;
        }
        return slots[slot] - 1;
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
