package io.perennial.connect;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of an import that could not be taken. */
@Component
class RejectRowStore {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<List<String>>> COLUMNS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    RejectRowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Stored(int position, String file, long line, String reason, String columns) {}

    void clear(long job) {
        jdbc.sql("delete from connect.import_reject where job = :job")
                .param("job", job)
                .update();
    }

    void add(long job, int from, List<RejectLog.Rejected> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into connect.import_reject (job, position, file, line, reason, columns)
                        select :job, :from + given.number, given.file, given.line, given.reason::jsonb, given.columns::jsonb
                        from unnest(:files::text[], :lines::bigint[], :reasons::text[], :columns::text[])
                             with ordinality as given (file, line, reason, columns, number)
                        """)
                .param("job", job)
                .param("from", from)
                .param("files", rows.stream().map(RejectLog.Rejected::file).toArray(String[]::new))
                .param("lines", rows.stream().map(RejectLog.Rejected::line).toArray(Long[]::new))
                .param("reasons", rows.stream().map(row -> text(row.reason())).toArray(String[]::new))
                .param(
                        "columns",
                        rows.stream()
                                .map(row -> text(List.of(row.header(), row.columns())))
                                .toArray(String[]::new))
                .update();
    }

    /** PostgreSQL's texts cannot hold the character U+0000. */
    private static String text(Object value) {
        return JSON.writeValueAsString(value).replace("\\u0000", "\\ufffd");
    }

    /**
     * One CSV: file, line, reason, then the columns as they came; files with other columns get a header of their own.
     */
    void csv(long job, Writer out, Function<Remark, String> words) {
        int after = Integer.MIN_VALUE;
        List<String> header = List.of();
        CsvWriter writer = CsvWriter.builder().build(out);
        List<Stored> page;
        do {
            page = page(job, after);
            for (Stored row : page) {
                List<List<String>> columns = JSON.readValue(row.columns(), COLUMNS);
                if (!columns.getFirst().equals(header)) {
                    header = columns.getFirst();
                    writer.writeRecord(joined(List.of("file", "line", "reason"), header));
                }
                String reason = words.apply(JSON.readValue(row.reason(), Remark.class));
                writer.writeRecord(joined(List.of(row.file(), String.valueOf(row.line()), reason), columns.getLast()));
                after = row.position();
            }
        } while (!page.isEmpty());
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private List<Stored> page(long job, int after) {
        return jdbc.sql("""
                        select position, file, line, reason::text as reason, columns::text as columns
                        from connect.import_reject
                        where job = :job and position > :after
                        order by position
                        limit 1000
                        """)
                .param("job", job)
                .param("after", after)
                .query(Stored.class)
                .list();
    }
}
