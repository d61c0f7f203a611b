package io.perennial.events;

import java.util.Arrays;

/** Growing bytes that hold whole numbers in as few bytes as they need: 0..127 in one, 128..16383 in two. */
final class VarintWriter {

    /** Bytes of 64 bits, seven at a time. */
    private static final int LONGEST = 10;

    private byte[] bytes;
    private int size;

    VarintWriter(int expected) {
        this.bytes = new byte[Math.max(16, expected)];
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** A number that is not negative (or any number, read as unsigned). */
    void unsigned(long value) {
        room(LONGEST);
        byte[] to = bytes;
        int at = size;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        size = at;
    }

    /** A number of either sign; small ones are short. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    void fixed64(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value >>> shift));
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
