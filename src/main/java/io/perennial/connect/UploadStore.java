package io.perennial.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files given to the page, in pieces, so that any node can import them and no piece needs much memory. */
@Component
class UploadStore {

    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;

    UploadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long open(@Nullable String by) {
        return jdbc.sql("insert into connect.upload (created_by) values (:by) returning id")
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void add(long upload, String file, InputStream bytes) throws IOException {
        byte[] piece;
        for (int position = 0; (piece = bytes.readNBytes(PIECE)).length > 0 || position == 0; position++) {
            jdbc.sql("""
                            insert into connect.upload_chunk (upload, file, position, bytes)
                            values (:upload, :file, :position, :bytes)
                            on conflict (upload, file, position) do update set bytes = excluded.bytes
                            """)
                    .param("upload", upload)
                    .param("file", file)
                    .param("position", position)
                    .param("bytes", piece)
                    .update();
        }
    }

    List<String> files(long upload) {
        return jdbc.sql("select distinct file from connect.upload_chunk where upload = :upload order by file")
                .param("upload", upload)
                .query(String.class)
                .list();
    }

    /** Writes the files of an upload into a folder. */
    void unpack(long upload, Path folder) throws IOException {
        for (String file : files(upload)) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
                for (int position = 0; ; position++) {
                    List<byte[]> piece = jdbc.sql("""
                                    select bytes from connect.upload_chunk
                                    where upload = :upload and file = :file and position = :position
                                    """)
                            .param("upload", upload)
                            .param("file", file)
                            .param("position", position)
                            .query((row, number) -> row.getBytes(1))
                            .list();
                    if (piece.isEmpty()) {
                        break;
                    }
                    out.write(piece.getFirst());
                }
            }
        }
    }

    /** How a person corrected what the files mean; empty before that. */
    String mapping(long upload) {
        return jdbc.sql("select mapping from connect.upload where id = :id")
                .param("id", upload)
                .query(String.class)
                .optional()
                .orElse("");
    }

    void putMapping(long upload, String mapping) {
        jdbc.sql("update connect.upload set mapping = :mapping where id = :id")
                .param("mapping", mapping)
                .param("id", upload)
                .update();
    }

    void remove(long upload) {
        jdbc.sql("delete from connect.upload where id = :id")
                .param("id", upload)
                .update();
    }

    /** Uploads nobody made an import of within a day. */
    int removeForgotten() {
        return jdbc.sql("""
                        delete from connect.upload upload
                        where upload.created_at < now() - interval '1 day'
                          and not exists (select 1 from connect.import_job job
                                          where job.upload = upload.id and job.state in ('WAITING', 'RUNNING'))
                        """).update();
    }
}
