package io.perennial.connect;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;

/** Takes the files that a page sends, also those within a ZIP. */
@Component
class UploadedFiles {

    private static final Pattern READABLE =
            Pattern.compile(Planner.ROWS.pattern() + "|" + Pattern.quote(Planner.STATEMENT), Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_NAME = 200;

    private final UploadStore store;

    UploadedFiles(UploadStore store) {
        this.store = store;
    }

    /** See {@link Connections#upload}. */
    boolean add(long upload, String name, InputStream bytes) throws IOException {
        String plain = plain(name);
        if (plain.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return unzip(upload, bytes);
        }
        if (!READABLE.matcher(plain).matches()) {
            return false;
        }
        store.add(upload, plain, bytes);
        return true;
    }

    /** Folders are left out of the names, unless two files would have the same. */
    private boolean unzip(long upload, InputStream bytes) throws IOException {
        Set<String> taken = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(bytes);
                InputStream unpacked = new Bounded(zip)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String path = entry.getName().replace('\\', '/');
                String last = path.substring(path.lastIndexOf('/') + 1);
                if (!entry.isDirectory()
                        && !last.startsWith(".")
                        && READABLE.matcher(last).matches()) {
                    String name = taken.contains(last) ? path.replace('/', '-') : last;
                    store.add(upload, plain(name), unpacked);
                    taken.add(name);
                }
            }
        } catch (ZipException | EOFException broken) {
            return false;
        }
        return !taken.isEmpty();
    }

    /** A small archive may unpack to more than any disk holds. */
    private static final class Bounded extends FilterInputStream {

        private static final long MOST = 4L << 30;

        private long read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) throws ZipException {
            read += more;
            if (read > MOST) {
                throw new ZipException("unpacks to more than " + MOST + " bytes");
            }
        }
    }

    private static String plain(String name) {
        String plain = String.valueOf(Path.of(name.replace('\\', '/')).getFileName());
        if (plain.isBlank() || plain.startsWith(".") || plain.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a file needs a plain name but was called '" + name + "'");
        }
        return plain;
    }
}
