package io.perennial.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL's own words become a sentence that says what to do. */
class DiagnosisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgres: error while loading shared libraries: libxml2.so.2: cannot open shared object file | the library libxml2.so.2 is missing: install
                    dyld: Library not loaded: @loader_path/../lib/libicu.dylib | is missing: install
                    FATAL:  could not write to file "pg_wal/xlogtemp.31": No space left on device | is full: free some space
                    PANIC:  could not write to file: Disk quota exceeded | is full: free some space
                    FATAL:  could not open file "global/pg_control": Permission denied | mend their rights
                    FATAL:  data directory "x" has invalid permissions; has group or world access | mend their rights
                    FATAL:  database files are incompatible with server | another version of PostgreSQL
                    FATAL:  could not map anonymous shared memory: Cannot allocate memory | not enough memory
                    initdb: error: could not look up effective user ID 1234: user does not exist | add it to /etc/passwd
                    PANIC:  could not locate a valid checkpoint record at 0/15 | is damaged
                    error=2, No such file or directory | PERENNIAL_DATABASE_URL
                    something never seen | something never seen
                    '' | it said nothing
                    """)
    void wordsOfPostgresqlBecomeASentence(String words, String sentence) {
        var directory = DataDirectory.at(TestDatabase.folder());

        assertThat(Diagnosis.of(words, directory).sentence()).contains(sentence).endsWith(".");
    }
}
