package io.perennial.events;

import java.util.Arrays;

/** Growing bytes that hold whole numbers in as few bytes as they need: 0..127 in one, 128..16383 in two. */
final class VarintWriter {

    private byte[] bytes;
    private int size;

    VarintWriter(int expected) {
        this.bytes = new byte[Math.max(16, expected)];
    }

    void octet(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        bytes[size++] = (byte) value;
    }

    /** A number that is not negative (or any number, read as unsigned). */
    void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        octet((int) rest);
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

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
