package io.perennial.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The migrations that travel with this program: whose they are, and a fingerprint of all their text. */
record MigrationFiles(Set<String> modules, String fingerprint) {

    private static final String ALL = "classpath*:db/migration/*/*.sql";
    private static final String FOLDER = "db/migration/";

    static MigrationFiles all() {
        try {
            var texts = new TreeMap<String, byte[]>();
            var resolver = new PathMatchingResourcePatternResolver(MigrationFiles.class.getClassLoader());
            for (var file : resolver.getResources(ALL)) {
                var url = file.getURL().toString();
                texts.put(url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()), file.getContentAsByteArray());
            }
            return of(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MigrationFiles of(TreeMap<String, byte[]> texts) {
        var modules = new TreeSet<String>();
        var digest = sha256();
        texts.forEach((name, text) -> {
            modules.add(name.substring(0, name.indexOf('/')));
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(text);
        });
        return new MigrationFiles(modules, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
