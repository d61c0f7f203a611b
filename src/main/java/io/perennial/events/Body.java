package io.perennial.events;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a body no further than its limit, unpacked where its first bytes say gzip, whatever its headers say. */
final class Body {

    private Body() {}

    /** The bytes, or why there are none. */
    sealed interface Read {}

    record Bytes(byte[] bytes) implements Read {}

    /** @param start what came, as far as it was read */
    record Refused(int status, String reason, byte[] start) implements Read {}

    static Read read(InputStream in, int limit) throws IOException {
        byte[] raw = in.readNBytes(limit + 1);
        if (raw.length > limit) {
            return tooLarge(limit, raw);
        }
        return gzipped(raw) ? unpacked(raw, limit) : new Bytes(raw);
    }

    private static boolean gzipped(byte[] raw) {
        return raw.length >= 2 && raw[0] == (byte) 0x1F && raw[1] == (byte) 0x8B;
    }

    /** A small body can unpack to gigabytes, so it is read no further than the limit either. */
    private static Read unpacked(byte[] raw, int limit) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(raw), 8192)) {
            byte[] bytes = in.readNBytes(limit + 1);
            return bytes.length > limit ? tooLarge(limit, raw) : new Bytes(bytes);
        } catch (EOFException _) {
            return new Refused(400, "the gzip data ends early", raw);
        } catch (ZipException e) {
            return new Refused(400, "the gzip data is broken: " + e.getMessage(), raw);
        } catch (IOException e) {
            return new Refused(400, "the gzip data cannot be read: " + e.getMessage(), raw);
        }
    }

    private static Refused tooLarge(int limit, byte[] raw) {
        return new Refused(413, "the body may have " + limit / 1024 + " KB, also unpacked", raw);
    }
}
