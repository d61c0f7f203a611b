package io.perennial.connect;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * How a file of rows is written.
 *
 * @param byteOrderMark bytes in front of the text that are no text
 * @param separatorLine the first line only names the separator, as Excel writes it: "sep=;"
 * @param headers names of the columns where the file has no header of its own; else empty
 */
record CsvDialect(
        Charset charset,
        char separator,
        char quote,
        boolean gzip,
        int byteOrderMark,
        boolean separatorLine,
        List<String> headers) {

    private static final int SAMPLE_BYTES = 256 * 1024;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    CsvDialect {
        headers = List.copyOf(headers);
    }

    CsvDialect with(char otherSeparator, Charset otherCharset) {
        return new CsvDialect(otherCharset, otherSeparator, quote, gzip, byteOrderMark, separatorLine, headers);
    }

    /** Looks at the first bytes: compression, byte order mark, characters, separator, header. */
    static CsvDialect of(Path file) throws IOException {
        boolean gzip;
        byte[] sample;
        try (InputStream in = Files.newInputStream(file)) {
            gzip = in.read() == 0x1f && in.read() == 0x8b;
        }
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = gzip ? new GZIPInputStream(raw) : raw) {
            sample = plain.readNBytes(SAMPLE_BYTES);
        }
        return of(sample, gzip);
    }

    static CsvDialect of(byte[] sample, boolean gzip) {
        int mark = markLength(sample);
        Charset charset = charset(sample, mark);
        String text = new String(sample, mark, sample.length - mark, charset);
        boolean separatorLine = text.length() > 5 && text.startsWith("sep=") && "\r\n".indexOf(text.charAt(5)) >= 0;
        char separator = separatorLine ? text.charAt(4) : separator(text);
        CsvDialect dialect = new CsvDialect(charset, separator, '"', gzip, mark, separatorLine, List.of());
        return new CsvDialect(charset, separator, '"', gzip, mark, separatorLine, dialect.invented(text));
    }

    private static int markLength(byte[] sample) {
        if (sample.length >= 3
                && (sample[0] & 0xff) == 0xef
                && (sample[1] & 0xff) == 0xbb
                && (sample[2] & 0xff) == 0xbf) {
            return 3;
        }
        return utf16(sample) == null ? 0 : 2;
    }

    private static @org.jspecify.annotations.Nullable Charset utf16(byte[] sample) {
        if (sample.length < 2) {
            return null;
        }
        int mark = (sample[0] & 0xff) << 8 | sample[1] & 0xff;
        return mark == 0xfffe ? StandardCharsets.UTF_16LE : mark == 0xfeff ? StandardCharsets.UTF_16BE : null;
    }

    /** UTF-8 where the bytes allow it; else Windows-1252, which reads Latin-1 too. */
    private static Charset charset(byte[] sample, int mark) {
        Charset wide = utf16(sample);
        if (wide != null) {
            return wide;
        }
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .decode(
                        ByteBuffer.wrap(sample, mark, sample.length - mark),
                        CharBuffer.allocate(sample.length + 1),
                        false);
        return result.isError() ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
    }

    /** The separator by which most rows have one and the same number of columns above one. */
    private static char separator(String text) {
        char best = ',';
        double bestScore = -1;
        for (char candidate : SEPARATORS) {
            double score = evenness(text, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double evenness(String text, char separator) {
        CsvDialect dialect = new CsvDialect(StandardCharsets.UTF_8, separator, '"', false, 0, false, List.of("x"));
        int columns = 0;
        int rows = 0;
        int even = 0;
        try (CsvRows all = CsvRows.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), dialect)) {
            while (all.hasNext() && rows < 200) {
                int here = all.next().fields().length;
                columns = rows == 0 ? here : columns;
                even += here == columns ? 1 : 0;
                rows++;
            }
        } catch (CsvParseException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return columns < 2 ? 0 : (double) even / rows + 0.001 * Math.min(columns, 100);
    }

    /** Names for the columns where the first row holds data and no names: "column_1", "column_2". */
    private List<String> invented(String text) {
        CsvDialect plain = new CsvDialect(StandardCharsets.UTF_8, separator, quote, false, 0, separatorLine, List.of());
        try (CsvRows rows = CsvRows.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), plain)) {
            List<String> first = rows.header();
            boolean data = first.stream().anyMatch(CsvDialect::isData)
                    || first.stream().allMatch(String::isEmpty);
            return data
                    ? java.util.stream.IntStream.rangeClosed(1, first.size())
                            .mapToObj(number -> "column_" + number)
                            .toList()
                    : List.of();
        } catch (CsvParseException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isData(String cell) {
        return NumberFormat.POINT.plain(cell).isPresent()
                || DateFormat.YEAR_FIRST.millis(cell, java.time.ZoneOffset.UTC) != DateFormat.INVALID
                || cell.contains("@");
    }
}
