package io.perennial.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What the browser loads besides pages. The name of each file carries the hash of its content, so that it is kept for
 * ever and never stale; it lies in memory, compressed.
 */
@Component
public class Assets {

    private static final List<String> COMPRESSED = List.of("css", "js", "svg", "webmanifest");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "webmanifest", "application/manifest+json");

    private final Map<String, Asset> byName = new TreeMap<>();

    Assets() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:static/assets/*")) {
                String name = file.getFilename();
                if (name != null && TYPES.containsKey(ending(name))) {
                    byte[] brotli = brotli(file, name);
                    byName.put(name, Asset.of(name, file.getContentAsByteArray(), brotli));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte @Nullable [] brotli(Resource file, String name) throws IOException {
        Resource compressed = file.createRelative(name + ".br");
        return compressed.exists() ? compressed.getContentAsByteArray() : null;
    }

    /** Where the browser finds it, e.g. "/assets/0123456789ab/perennial.css". */
    public String url(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("there is no asset named " + name);
        }
        return "/assets/" + asset.hash + "/" + name;
    }

    Optional<Asset> find(String hash, String name) {
        return Optional.ofNullable(byName.get(name)).filter(asset -> asset.hash.equals(hash));
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<Asset> all() {
        return byName.values();
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** One file, as it is and compressed. */
    record Asset(
            String name, String hash, String type, byte[] plain, byte @Nullable [] gzip, byte @Nullable [] brotli) {

        static Asset of(String name, byte[] plain, byte @Nullable [] brotli) throws IOException {
            byte[] gzip = COMPRESSED.contains(ending(name)) ? gzip(plain) : null;
            String type = TYPES.getOrDefault(ending(name), "application/octet-stream");
            return new Asset(name, hash(plain), type, plain, gzip, brotli);
        }

        private static byte[] gzip(byte[] plain) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(plain);
            }
            return bytes.toByteArray();
        }

        private static String hash(byte[] plain) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
                return HexFormat.of().formatHex(digest, 0, 6);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        @Override
        public String toString() {
            return "Asset[" + name + " " + hash + " " + plain.length + " bytes]";
        }
    }
}
