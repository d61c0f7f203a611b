package io.perennial.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything of one installation: the database, its password, logs, and who is using it now. One
 * process at a time owns it; others may only attach.
 */
public final class DataDirectory implements AutoCloseable {

    /** The layout this program writes; a folder with a higher number is refused. */
    static final int FORMAT = 1;

    private static final long SMALLEST_FREE_SPACE = 64L << 20;

    private final Path path;
    private @Nullable FileChannel lock;

    private DataDirectory(Path path) {
        this.path = path;
    }

    /** The folder at the path, made if it does not exist. Refuses one that cannot be written, is full or is newer. */
    public static DataDirectory at(Path wanted) {
        var path = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var directory = new DataDirectory(path.toRealPath());
            directory.checkFormat();
            directory.checkSpace();
            return directory;
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart("%s is a file, but the data directory must be a folder.".formatted(path), e);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    public Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    Path runtime() {
        return path.resolve("runtime");
    }

    /** The folder of the log files, made if it does not exist. */
    public Path logs() {
        try {
            var logs = path.resolve("logs");
            return Files.isDirectory(logs) ? logs : Folders.folder(logs);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    Path passwordFile() {
        return path.resolve("postgres.password");
    }

    /**
     * Takes the folder for this process until it is closed or the process ends, however it ends.
     *
     * @return who has it, if that is another process
     */
    public Optional<Running> claim(String command) {
        try {
            var channel = FileChannel.open(
                    path.resolve("perennial.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.of(running().orElse(Running.UNKNOWN));
            }
            lock = channel;
            publish(new Running(
                    ProcessHandle.current().pid(), command, Optional.empty(), Optional.empty(), Program.self()));
            return Optional.empty();
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** What the process that uses this folder says of itself. */
    public Optional<Running> running() {
        try {
            return Optional.of(Running.from(read(path.resolve("running.properties"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw unwritable(path, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells others where this process answers. */
    public void answersAt(String address) {
        running().ifPresent(self -> publish(self.answering(address)));
    }

    void databaseAt(int port) {
        running().ifPresent(self -> publish(self.withDatabase(port)));
    }

    private void publish(Running self) {
        try {
            write(path.resolve("running.properties"), self.toProperties());
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** The whole content of a small file of this folder, replaced in one step and readable by its owner only. */
    void write(Path file, Properties content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var out = Folders.create(fresh)) {
            content.store(out, null);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Properties read(Path file) throws IOException {
        var content = new Properties();
        try (var in = Files.newInputStream(file)) {
            content.load(in);
        }
        return content;
    }

    private void checkFormat() throws IOException {
        var file = path.resolve("format.properties");
        if (!Files.exists(file)) {
            var content = new Properties();
            content.setProperty("format", Integer.toString(FORMAT));
            write(file, content);
            return;
        }
        int found = Integer.parseInt(read(file).getProperty("format", "0"));
        if (found > FORMAT) {
            throw new CannotStart(
                    "The data in %s was written by a newer Perennial (format %d, this one knows up to %d): update Perennial or use another --data."
                            .formatted(path, found, FORMAT));
        }
    }

    private void checkSpace() throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < SMALLEST_FREE_SPACE) {
            throw diskFull(free);
        }
    }

    CannotStart diskFull(long free) {
        return new CannotStart("The disk that holds %s is full (%d MB free): free some space and start again."
                .formatted(path, free >> 20));
    }

    static CannotStart unwritable(Path path, IOException cause) {
        return new CannotStart(
                "The data directory %s cannot be read and written by %s (%s): mend its rights, start as its owner or use another --data."
                        .formatted(path, System.getProperty("user.name"), cause),
                cause);
    }

    @Override
    public void close() {
        var held = lock;
        if (held == null) {
            return;
        }
        lock = null;
        try {
            Files.deleteIfExists(path.resolve("running.properties"));
            returnToOwner();
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What root wrote into another's folder becomes the other's, who may start without root next time. */
    private void returnToOwner() throws IOException {
        if (!Commands.linuxOrMac() || Commands.user() != 0 || Folders.owner(path) == 0) {
            return;
        }
        try (var children = Files.list(path)) {
            for (var child : children.toList()) {
                Folders.give(child, Folders.owner(path), Folders.group(path));
            }
        }
    }

    /**
     * A process that uses a data directory.
     *
     * @param address where its pages answer
     * @param program which build it is; see {@link Program}
     */
    public record Running(
            long process,
            String command,
            Optional<String> address,
            Optional<Integer> databasePort,
            Optional<String> program) {

        static final Running UNKNOWN =
                new Running(0, "another command", Optional.empty(), Optional.empty(), Optional.empty());

        Running answering(String at) {
            return new Running(process, command, Optional.of(at), databasePort, program);
        }

        Running withDatabase(int port) {
            return new Running(process, command, address, Optional.of(port), program);
        }

        /** Refuses to work beside another build, which may not know what this one writes. */
        void checkProgram(Path data, Optional<String> self) {
            if (self.isPresent() && !self.equals(program)) {
                throw new CannotStart(
                        "Another build of Perennial runs on %s (%s, process %d), which would score with rules of its own: stop it first, or run this command with the program it was started with."
                                .formatted(data, command, process));
            }
        }

        Properties toProperties() {
            var content = new Properties();
            content.setProperty("process", Long.toString(process));
            content.setProperty("command", command);
            address.ifPresent(at -> content.setProperty("address", at));
            databasePort.ifPresent(port -> content.setProperty("database-port", port.toString()));
            program.ifPresent(build -> content.setProperty("program", build));
            return content;
        }

        static Running from(Properties content) {
            return new Running(
                    Long.parseLong(content.getProperty("process", "0")),
                    content.getProperty("command", "another command"),
                    Optional.ofNullable(content.getProperty("address")),
                    Optional.ofNullable(content.getProperty("database-port")).map(Integer::valueOf),
                    Optional.ofNullable(content.getProperty("program")));
        }

        /** {@code Perennial already runs on ./data: http://localhost:8080 (serve, process 4711).} */
        public String sentence(Path data) {
            return "Perennial already runs on %s: %s(%s, process %d). Stop it first or use another --data."
                    .formatted(data, address.map(at -> at + " ").orElse(""), command, process);
        }
    }
}
