package io.perennial.connect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives each row of an import the id of its message: a hash of what it tells, and for the second and later rows that
 * tell exactly the same their number. So rows that repeat all count, and an import that is run again tells nothing new,
 * whatever the order of its columns, its encoding or its compression. Not for use by several threads.
 */
final class MessageIds {

    private final MessageDigest digest;
    private final LongHashes seen = new LongHashes();
    private final Map<Long, Integer> repeated = new HashMap<>();
    private byte[] buffer = new byte[512];
    private long repeats;

    MessageIds() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Rows so far that told exactly what an earlier one told. */
    long repeats() {
        return repeats;
    }

    /** The id of an event: "k3Vb...", and "k3Vb....2" for its first repetition. */
    String ofEvent(Told told) {
        byte[] hash = hash(told);
        int occurrence = occurrence(ByteBuffer.wrap(hash).getLong());
        String id = text(hash);
        return occurrence == 1 ? id : id + "." + occurrence;
    }

    /** The identity of a record of its kind within the import; a key given twice in one file is two. */
    String ofKey(Told told) {
        byte[] hash = digest.digest(
                (told.kind() + "\n" + told.account() + "\n" + told.key()).getBytes(StandardCharsets.UTF_8));
        int occurrence = occurrence(ByteBuffer.wrap(hash).getLong());
        return occurrence == 1 ? text(hash) : text(hash) + "." + occurrence;
    }

    /** What a record says now; equal content, equal text. When it was told is no content. */
    String ofContent(Told told) {
        digest.update(told.account().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return text(digest.digest(told.properties()));
    }

    private byte[] hash(Told told) {
        int length = 0;
        length = put(told.account(), length);
        length = put(told.name(), length);
        length = put(told.user() == null ? "" : told.user(), length);
        length = room(length, 16);
        ByteBuffer.wrap(buffer)
                .putLong(length, told.at())
                .putLong(
                        length + 8,
                        told.value().isPresent()
                                ? Double.doubleToLongBits(told.value().getAsDouble())
                                : -1);
        digest.update(buffer, 0, length + 16);
        return digest.digest(told.properties());
    }

    private int put(String text, int at) {
        int end = room(at, text.length() * 3 + 1);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                buffer[end++] = (byte) c;
            } else {
                buffer[end++] = (byte) 0xff;
                buffer[end++] = (byte) (c >> 8);
                buffer[end++] = (byte) c;
            }
        }
        buffer[end++] = 0;
        return end;
    }

    private int room(int used, int more) {
        if (buffer.length < used + more) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, used + more));
        }
        return used;
    }

    private int occurrence(long hash) {
        if (seen.add(hash)) {
            return 1;
        }
        repeats++;
        return repeated.merge(hash, 2, (before, two) -> before + 1);
    }

    private static String text(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, 16));
    }
}
