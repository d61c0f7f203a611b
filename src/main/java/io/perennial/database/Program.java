package io.perennial.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells one build of this program from another: by what its archive holds, not by when it was packed. Two builds may
 * know other tables, signals and rules, so they must not work on the same data at the same time.
 */
final class Program {

    private Program() {}

    /** The running build; empty where classes are not packed, as while developing. */
    static Optional<String> self() {
        try {
            URI place = Program.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return "file".equals(place.getScheme()) ? of(Path.of(place)) : Optional.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<String> of(Path archive) {
        if (!Files.isRegularFile(archive)) {
            return Optional.empty();
        }
        try (ZipFile file = new ZipFile(archive.toFile())) {
            CRC32C all = new CRC32C();
            file.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF/"))
                    .map(Program::line)
                    .sorted()
                    .forEach(line -> all.update(line.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(Long.toHexString(all.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(ZipEntry entry) {
        return entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n";
    }
}
