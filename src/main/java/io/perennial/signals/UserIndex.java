package io.perennial.signals;

import io.perennial.accounts.Users;
import io.perennial.events.ActivityDay;
import java.util.Arrays;
import java.util.List;

/** Numbers the users of one account from 0, in the order of their keys; open addressing, no boxing. */
final class UserIndex {

    private static final int FREE = -1;

    private long[] slotKeys = new long[32];
    private int[] slots = new int[32];
    private int size;
    private long[] keys = new long[16];

    private UserIndex() {
        Arrays.fill(slots, FREE);
    }

    static UserIndex of(List<ActivityDay> days, Users users) {
        UserIndex index = new UserIndex();
        for (ActivityDay day : days) {
            for (int u = 0; u < day.userCount(); u++) {
                index.add(users.person(day.userAt(u)));
            }
        }
        index.number();
        return index;
    }

    private void add(long key) {
        int slot = slotOf(key);
        if (slots[slot] != FREE) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size] = key;
        slotKeys[slot] = key;
        slots[slot] = size++;
        if (size * 2 > slots.length) {
            grow();
        }
    }

    private void grow() {
        slotKeys = new long[slots.length * 2];
        slots = new int[slots.length * 2];
        Arrays.fill(slots, FREE);
        for (int i = 0; i < size; i++) {
            int slot = slotOf(keys[i]);
            slotKeys[slot] = keys[i];
            slots[slot] = i;
        }
    }

    /** Renumbers in the order of the keys, so that the order of facts does not matter. */
    private void number() {
        keys = Arrays.copyOf(keys, size);
        Arrays.sort(keys);
        for (int i = 0; i < size; i++) {
            slots[slotOf(keys[i])] = i;
        }
    }

    int of(long key) {
        return slots[slotOf(key)];
    }

    int size() {
        return size;
    }

    long[] keys() {
        return keys;
    }

    /** Where the key stands, or the free place where it would stand. */
    private int slotOf(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (slots[slot] != FREE && slotKeys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
