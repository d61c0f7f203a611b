package io.perennial.events;

/** Reads what {@link VarintWriter} wrote. Throws {@link ArrayIndexOutOfBoundsException} where the bytes end early. */
final class VarintReader {

    private final byte[] bytes;
    private int position;

    VarintReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean more() {
        return position < bytes.length;
    }

    int octet() {
        return bytes[position++] & 0xFF;
    }

    long unsigned() {
        byte first = bytes[position++];
        if (first >= 0) {
            return first;
        }
        long value = first & 0x7F;
        for (int shift = 7; ; shift += 7) {
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    int small() {
        return Math.toIntExact(unsigned());
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    long fixed64() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | octet();
        }
        return value;
    }
}
