package io.perennial.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactLineTest {

    /** A Monday. */
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private static final List<ContactLine.Known> PEOPLE = List.of(
            new ContactLine.Known(1, "Dora Brandt"),
            new ContactLine.Known(2, "Max Keller"),
            new ContactLine.Known(3, "Karl Brandt"),
            new ContactLine.Known(4, "Ida Sommer"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Call with D. Brandt yesterday: wants export fix by Friday | CALL | 2026-11-22 | 1 | wants export fix by Friday",
                "Telefonat mit Max Keller gestern: will den Export bis Freitag | CALL | 2026-11-22 | 2 | will den Export bis Freitag",
                "Meeting with Keller and Sommer last Friday: renewal is fine | MEETING | 2026-11-20 | 2,4 | renewal is fine",
                "Treffen mit Ida am 18.11.: Schulung gewünscht | MEETING | 2026-11-18 | 4 | Schulung gewünscht",
                "E-mail to Karl Brandt 3 days ago: sent the offer | EMAIL | 2026-11-20 | 3 | sent the offer",
                "Mail an Sommer vor 2 Tagen: Angebot verschickt | EMAIL | 2026-11-21 | 4 | Angebot verschickt",
                "QBR with Keller on 12 Nov 2026: all goals met | BUSINESS_REVIEW | 2026-11-12 | 2 | all goals met",
                "Quartalsgespräch am 5. Dezember mit Keller: Ziele | BUSINESS_REVIEW | 2026-12-05 | 2 | Ziele",
                "Call with Keller tomorrow: price list | CALL | 2026-11-24 | 2 | price list",
                "Termin nächsten Dienstag mit Keller: Preise | MEETING | 2026-11-24 | 2 | Preise",
                "Slack message to Ida Sommer today: thanked her | MESSAGE | 2026-11-23 | 4 | thanked her",
                "Call 2026-10-01 14:30 with Dora Brandt: quiet | CALL | 2026-10-01 | 1 | quiet",
                "Schulung 24.12. mit Sommer: Rückblick | TRAINING | 2025-12-24 | 4 | Rückblick",
                "Called Keller | CALL | - | 2 | Called Keller",
                "wants a discount | OTHER | - | - | wants a discount",
                "Call with Brandt: which one is not said | CALL | - | - | which one is not said",
            })
    void aLineSaysHowWithWhomWhenAndWhat(
            String line, Touchpoint.Kind kind, LocalDate day, String contacts, String summary) {
        ContactLine read = ContactLine.read(line, TODAY, PEOPLE);

        assertThat(read.kind()).isEqualTo(kind);
        assertThat(read.day()).isEqualTo(Optional.ofNullable(day));
        assertThat(read.contacts().stream().map(String::valueOf).toList())
                .isEqualTo(contacts == null ? List.of() : List.of(contacts.split(",")));
        assertThat(read.summary()).isEqualTo(summary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Call with D. Brandt: fine | true",
                "Angerufen bei Keller: gut | true",
                "Call from Keller: angry | false",
                "Keller hat angerufen: verärgert | false",
                "Mail von Sommer heute: Danke | false",
            })
    void whoBeganIsHeard(String line, boolean outbound) {
        assertThat(ContactLine.read(line, TODAY, PEOPLE).outbound()).isEqualTo(outbound);
    }

    @Test
    void aNameThatIsNobodysIsSaid() {
        assertThat(ContactLine.read("Call with Zoe Unbekannt yesterday: new here", TODAY, PEOPLE)
                        .unknown())
                .contains("Zoe Unbekannt");
        assertThat(ContactLine.read("Call with Keller: fine", TODAY, PEOPLE).unknown())
                .isEmpty();
    }

    @Test
    void aTermOfTheContentIsNotTheDayOfTheContact() {
        assertThat(ContactLine.read("Call with Keller, wants it by Friday", TODAY, PEOPLE)
                        .day())
                .isEmpty();
        assertThat(ContactLine.read("Telefonat mit Keller, braucht es bis morgen", TODAY, PEOPLE)
                        .day())
                .isEmpty();
        assertThat(ContactLine.read("Call on 31.02. with Keller", TODAY, PEOPLE).day())
                .isEmpty();
    }
}
