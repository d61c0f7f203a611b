package io.perennial.connect;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The rows of a file behind its header, one after the other; knows how much of the file has been read. */
final class CsvRows implements Iterator<Row>, AutoCloseable {

    private static final int LONGEST_ROW = 32 * 1024 * 1024;

    private final Counting bytes;
    private final CsvReader<Row> reader;
    private final CloseableIterator<Row> rows;
    private final List<String> header;

    private CsvRows(Counting bytes, Reader text, CsvDialect dialect) throws IOException {
        this.bytes = bytes;
        this.reader = CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.quote())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .skipEmptyLines(true)
                .maxBufferSize(LONGEST_ROW)
                .build(new RowHandler(), text);
        if (dialect.separatorLine()) {
            reader.skipLines(1);
        }
        this.rows = reader.iterator();
        this.header = readHeader(dialect);
    }

    static CsvRows open(Path file, CsvDialect dialect) throws IOException {
        return open(Files.newInputStream(file), dialect);
    }

    static CsvRows open(InputStream raw, CsvDialect dialect) throws IOException {
        Counting counting = new Counting(raw);
        InputStream plain =
                dialect.gzip() ? new GZIPInputStream(counting, 1 << 16) : new BufferedInputStream(counting, 1 << 16);
        plain.skipNBytes(dialect.byteOrderMark());
        return new CsvRows(counting, new InputStreamReader(plain, dialect.charset()), dialect);
    }

    private List<String> readHeader(CsvDialect dialect) {
        if (!rows.hasNext()) {
            return List.of();
        }
        return dialect.headers().isEmpty()
                ? Arrays.stream(rows.next().fields()).map(String::strip).toList()
                : dialect.headers();
    }

    List<String> header() {
        return header;
    }

    /** Bytes of the file, as it lies on the disk, that were read so far. */
    long bytesRead() {
        return bytes.count;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Row next() {
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        reader.close();
    }

    /** A column often repeats its last text (the account of a sorted file); then the last string is used again. */
    private static final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {

        private String[] last = new String[0];
        private String[] fields = new String[16];

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (index == fields.length) {
                fields = Arrays.copyOf(fields, index * 2);
            }
            fields[index] = index < last.length && same(last[index], buffer, offset, length)
                    ? last[index]
                    : new String(buffer, offset, length);
        }

        private static boolean same(String text, char[] buffer, int offset, int length) {
            if (text.length() != length) {
                return false;
            }
            for (int i = length - 1; i >= 0; i--) {
                if (text.charAt(i) != buffer[offset + i]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        protected Row buildRecord() {
            last = Arrays.copyOf(fields, getFieldCount());
            return new Row(getStartingLineNumber(), last);
        }

        @Override
        protected RecordType getRecordType() {
            return super.getRecordType();
        }
    }

    private static final class Counting extends FilterInputStream {

        private volatile long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
