package io.perennial.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive that travels with the application. */
record PostgresBinaries(Path home) {

    /** The version that travels with this program. */
    static final String VERSION = "18.6";

    static final int MAJOR = 18;

    /** Names a folder below which the programs of this version may lie unpacked already. */
    private static final String UNPACKED = "perennial.postgres";

    private static final String EVERYONE_MAY_RUN = "rwxr-xr-x";
    private static final String EVERYONE_MAY_READ = "rw-r--r--";

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** The programs below the folder, unpacked there if they are not yet, or copied from where they are. */
    static PostgresBinaries unpack(Path runtime) throws IOException {
        var name = "postgresql-" + VERSION;
        var home = runtime.resolve(name);
        if (!Files.isDirectory(home)) {
            Files.createDirectories(runtime);
            var fresh = Files.createTempDirectory(runtime, "unpacking-");
            var unpacked = Path.of(System.getProperty(UNPACKED, runtime.toString()), name);
            if (Files.isDirectory(unpacked)) {
                Folders.copy(unpacked, fresh);
            } else {
                extract(archive(), fresh);
            }
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(EVERYONE_MAY_RUN));
            settle(fresh, home);
        }
        return new PostgresBinaries(home);
    }

    /** Another process may have unpacked at the same time: then its copy is as good as ours. */
    private static void settle(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Folders.delete(fresh);
        }
    }

    private static InputStream archive() {
        var name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        var archive = PostgresBinaries.class.getResourceAsStream("/" + name);
        if (archive == null) {
            throw new CannotStart(
                    "There is no embedded PostgreSQL for %s on %s: let PERENNIAL_DATABASE_URL name a PostgreSQL 15 or newer."
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    static String archiveName(String system, String processor) {
        var name = system.toLowerCase(Locale.ROOT);
        var kind = name.contains("mac") ? "darwin" : name.contains("win") ? "windows" : "linux";
        var chip = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        return "postgres-%s-%s.txz".formatted(kind, chip);
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, target);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive names a file outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean runs = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(runs ? EVERYONE_MAY_RUN : EVERYONE_MAY_READ));
    }
}
