package io.perennial.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;

/** Files and folders with an owner: made for the owner only, given to another user, deleted as a whole. */
final class Folders {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private Folders() {}

    /** A new file that nobody but its owner can read. */
    static OutputStream create(Path file) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return Channels.newOutputStream(FileChannel.open(file, options, only(file, FILE)));
    }

    /** A new folder that nobody but its owner can enter. */
    static Path folder(Path folder) throws IOException {
        return Files.createDirectory(folder, only(folder, FOLDER));
    }

    private static FileAttribute<?>[] only(Path file, Set<PosixFilePermission> rights) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[] {};
    }

    static int owner(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    static int group(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    }

    /** Gives a folder with all it holds to a user; what is his already is left alone. */
    static void give(Path folder, int user, int group) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (owner(file) != user || group(file) != group) {
                    Files.setAttribute(file, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    /** Copies all that a folder holds, with its rights, into another one that exists. */
    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files.skip(1)::iterator) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** Deletes a folder with all it holds; one that does not exist is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
