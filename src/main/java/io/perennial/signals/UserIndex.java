package io.perennial.signals;

import java.util.Arrays;

/** Numbers the users of one account from 0 as they are met; open addressing, no boxing. */
final class UserIndex {

    private long[] keys = new long[8];
    private int size;
    private long[] slotKeys = new long[16];
    private int[] slots = new int[16];

    /** The number of a key; one that was not met yet gets the next. */
    int number(long key) {
        int mask = slots.length - 1;
        int slot = slot(key, mask);
        while (slots[slot] != 0) {
            if (slotKeys[slot] == key) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return add(key, slot);
    }

    private int add(long key, int slot) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key;
        slotKeys[slot] = key;
        slots[slot] = size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        int mask = slots.length * 2 - 1;
        slotKeys = new long[mask + 1];
        slots = new int[mask + 1];
        for (int i = 0; i < size; i++) {
            int slot = slot(keys[i], mask);
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
            slotKeys[slot] = keys[i];
        }
    }

    /** The keys in order. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Where each number stands once the keys are in order. */
    int[] places(long[] sorted) {
        int[] places = new int[size];
        for (int i = 0; i < sorted.length; i++) {
            places[number(sorted[i])] = i;
        }
        return places;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
