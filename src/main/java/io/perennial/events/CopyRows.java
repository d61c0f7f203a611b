package io.perennial.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary form of COPY, field by field in the order of the columns. */
final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final long EPOCH_MICROS = 946_684_800_000_000L;

    private byte[] bytes;
    private int size;
    private int rows;

    CopyRows(int expectedBytes) {
        bytes = new byte[Math.max(64, expectedBytes)];
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        size = SIGNATURE.length + 8;
    }

    CopyRows row(int columns) {
        room(2);
        bytes[size++] = (byte) (columns >> 8);
        bytes[size++] = (byte) columns;
        rows++;
        return this;
    }

    CopyRows smallint(int value) {
        room(6);
        putInt(2);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
        return this;
    }

    CopyRows flag(boolean value) {
        room(5);
        putInt(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    CopyRows integer(int value) {
        room(8);
        putInt(4);
        putInt(value);
        return this;
    }

    CopyRows bigint(long value) {
        room(12);
        putInt(8);
        putLong(value);
        return this;
    }

    CopyRows bigint(@Nullable Long value) {
        return value == null ? nothing() : bigint(value.longValue());
    }

    CopyRows uuid(UUID value) {
        room(20);
        putInt(16);
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
        return this;
    }

    CopyRows instant(Instant at) {
        return bigint(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000)
                - EPOCH_MICROS);
    }

    CopyRows real(double value) {
        return bigint(Double.doubleToRawLongBits(value));
    }

    CopyRows bytes(byte[] value) {
        room(4 + value.length);
        putInt(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    CopyRows text(@Nullable String value) {
        return value == null ? nothing() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    CopyRows nothing() {
        room(4);
        putInt(-1);
        return this;
    }

    int rows() {
        return rows;
    }

    /** Ends the rows; nothing may be added afterwards. */
    byte[] finish() {
        room(2);
        bytes[size++] = (byte) 0xFF;
        bytes[size++] = (byte) 0xFF;
        return bytes;
    }

    int size() {
        return size;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private void putInt(int value) {
        bytes[size++] = (byte) (value >> 24);
        bytes[size++] = (byte) (value >> 16);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }
}
