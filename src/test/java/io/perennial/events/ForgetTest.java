package io.perennial.events;

import static io.perennial.events.IntakeRig.NOW;
import static io.perennial.events.IntakeRig.WEBSITE;
import static io.perennial.events.IntakeRig.event;
import static io.perennial.events.IntakeRig.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.access.PersonalData.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes of people who were erased. */
class ForgetTest {

    private final IntakeRig rig = new IntakeRig();

    @BeforeEach
    void adaWasErased() {
        rig.erased.people.add(new Identifier(Identifier.EMAIL, "ada@example.com"));
        rig.erased.people.add(new Identifier(Identifier.USER_ID, "website:ada"));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void theirUseCountsAsNobodys() {
        var acme = rig.directory.account("acme");

        var receipt = rig.intake.accept(
                WEBSITE,
                List.of(
                        track("f1", NOW, "acme", "ada", "Report Exported"),
                        track("f2", NOW, "acme", "ben", "Report Exported")));

        assertThat(receipt.accepted()).isEqualTo(2);
        var day = rig.days(acme).getFirst();
        assertThat(day.events()).isEqualTo(2);
        assertThat(day.userCount()).isEqualTo(1);
        assertThat(rig.intake.events(acme, NOW.plusSeconds(1), 10))
                .extracting(Logged::user)
                .containsOnlyOnce(Optional.empty());
    }

    @Test
    void whatIsSaidAboutThemIsNeitherTakenNorKeptAsAReject() {
        rig.directory.account("acme");

        var receipt = rig.intake.accept(
                WEBSITE,
                List.of(
                        fact(FactKind.IDENTIFY, "f3", "someone-new", "{\"email\":\"Ada@Example.com\"}"),
                        fact(FactKind.IDENTIFY, "f4", "ada", "{\"name\":\"Ada\"}")));

        assertThat(receipt.verdicts()).containsOnly(new Verdict.Forgotten());
        assertThat(receipt.accepted() + receipt.rejected() + receipt.held()).isZero();
        assertThat(rig.intake.rejects(Optional.empty(), Long.MAX_VALUE, 10)).isEmpty();
        assertThat(rig.database
                        .sql("select count(*) from events.fact")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aMeetingWithThemAndOthersIsAMeetingWithTheOthers() {
        rig.directory.account("acme");

        rig.intake.accept(
                WEBSITE,
                List.of(fact(
                        FactKind.TOUCHPOINT,
                        "f5",
                        "csm",
                        "{\"kind\":\"meeting\",\"contacts\":[\"ada@example.com\",\"ben@example.com\"],"
                                + "\"cc\":\"cleo@example.com, ada@example.com\"}")));

        String kept = rig.database
                .sql("select convert_from(properties, 'UTF8') from events.fact where message_id = 'f5'")
                .query(String.class)
                .single();
        assertThat(kept).contains("ben@example.com", "cleo@example.com").doesNotContain("ada@example.com");
    }

    @Test
    void othersComeInAsEver() {
        rig.directory.account("acme");

        var receipt = rig.intake.accept(
                WEBSITE, List.of(fact(FactKind.IDENTIFY, "f6", "ben", "{\"email\":\"ben@example.com\"}")));

        assertThat(receipt.accepted()).isEqualTo(1);
    }

    private static Event fact(FactKind kind, String id, String user, String properties) {
        return event(kind, id, NOW, "acme", user, kind.name(), OptionalDouble.empty(), properties);
    }
}
