package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Identity of a message for ever: the first 128 bits of SHA-256 over its source and the source's own id. */
final class MessageId {

    private MessageId() {}

    static UUID of(SourceKey source, String messageId) {
        MessageDigest digest = sha256();
        digest.update(source.value().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(messageId.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** An id for a message that came without one: equal content, equal id. */
    static String ofContent(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(ByteBuffer.allocate(4).putInt(0, part.length));
            digest.update(part);
        }
        return "content:" + HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
