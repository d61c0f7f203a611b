package io.perennial.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Segments as text. */
class SegmentTextTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        String text = SegmentReader.write("Ada's customers", "Adas Kunden", false, "field.owner == \"Ada\"\n  && true");

        assertThat(SegmentReader.read("adas", 3, text))
                .isEqualTo(new SegmentReader.Read.Understood(new Segment(
                        "adas", "Ada's customers", "Adas Kunden", false, "field.owner == \"Ada\" && true", 3)));
    }

    @Test
    void aSegmentWithoutAConditionIsRefusedAtItsPlace() {
        assertThat(SegmentReader.read("x", 1, "name: { en: X }\nwhere: 'true'\n"))
                .isInstanceOfSatisfying(
                        SegmentReader.Read.Refused.class,
                        refused -> assertThat(refused.problems().toString())
                                .contains("where")
                                .contains("when"));
    }

    @Test
    void aSegmentWithoutAGermanNameIsCalledTheSameInBothLanguages() {
        SegmentReader.Read read = SegmentReader.read("x", 1, "name: { en: Big }\nwhen: 'true'\n");

        assertThat(read)
                .isInstanceOfSatisfying(
                        SegmentReader.Read.Understood.class,
                        understood -> assertThat(understood.segment().name(Locale.GERMANY))
                                .isEqualTo("Big"));
    }
}
