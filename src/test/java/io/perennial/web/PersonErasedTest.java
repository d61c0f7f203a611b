package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Member;
import io.perennial.access.PersonalData;
import io.perennial.access.PersonalData.Identifier;
import io.perennial.accounts.ExternalId;
import io.perennial.events.Event;
import io.perennial.events.FactKind;
import io.perennial.events.Intake;
import io.perennial.shared.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person in every module: shown whole, erased whole, and not let in again. */
@PerennialTest
class PersonErasedTest {

    private static final Instant NOW = Instant.now().minusSeconds(60);

    @Autowired
    private Access access;

    @Autowired
    private Intake intake;

    @Autowired
    private JdbcClient database;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final SourceKey source = new SourceKey("s" + tag);
    private final String email = "eve-" + tag + "@example.com";
    private final Identifier eve = new Identifier(Identifier.EMAIL, email);

    @Test
    void everyTableShowsThePersonAndNoneDoesAfterwards() {
        Member admin = access.demoMember();
        everythingAboutEve();

        Map<String, List<Map<String, Object>>> kept = access.exportPerson(eve, admin);
        assertThat(kept)
                .containsKeys(
                        "accounts.contact",
                        "accounts.person",
                        "events.event",
                        "events.fact",
                        "support.ticket",
                        "voice.answer",
                        "work.touchpoint");

        PersonalData.Report report = access.erasePerson(eve, admin);

        assertThat(report.rows())
                .containsKeys(
                        "accounts.contact",
                        "events.event",
                        "events.fact",
                        "support.ticket",
                        "voice.answer",
                        "work.touchpoint");
        assertThat(access.countPerson(report.person()).keySet()).isSubsetOf("accounts.person");
        assertThat(textsThatNameEve()).isZero();
        assertThat(database.sql(
                                "select count(*) from events.event e join events.source s on s.id = e.source where s.key = :key")
                        .param("key", source.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatComesLaterIsForgotten() {
        everythingAboutEve();
        access.erasePerson(eve, access.demoMember());

        everythingAboutEve();

        assertThat(textsThatNameEve()).isZero();
        assertThat(access.countPerson(access.collect(eve))).isEmpty();
    }

    private void everythingAboutEve() {
        String run = UUID.randomUUID().toString();
        intake.accept(
                source,
                List.of(
                        fact(FactKind.GROUP, run, "{\"name\":\"Acme\"}"),
                        fact(FactKind.IDENTIFY, run, "{\"name\":\"Eve\",\"email\":\"%s\"}".formatted(email)),
                        fact(
                                FactKind.CONTACT,
                                run,
                                "{\"external_id\":\"c-1\",\"name\":\"Eve\",\"email\":\"%s\"}".formatted(email)),
                        fact(
                                FactKind.TICKET,
                                run,
                                "{\"id\":\"t-%s\",\"subject\":\"Help\",\"requester_email\":\"%s\"}"
                                        .formatted(run, email)),
                        fact(
                                FactKind.SURVEY_ANSWER,
                                run,
                                "{\"id\":\"a-%s\",\"kind\":\"nps\",\"score\":3,\"comment\":\"slow\",\"contact\":\"c-1\"}"
                                        .formatted(run)),
                        fact(
                                FactKind.TOUCHPOINT,
                                run,
                                "{\"id\":\"m-%s\",\"kind\":\"meeting\",\"contacts\":[\"%s\"]}".formatted(run, email))));
        intake.awaitRolledUp();
        intake.accept(source, List.of(fact(FactKind.TRACK, "same", "{\"note\":\"x\"}")));
        intake.awaitRolledUp();
    }

    private long textsThatNameEve() {
        return database.sql("""
                        select (select count(*) from events.fact where position(:bytes in properties) > 0)
                             + (select count(*) from events.reject where position(:bytes in raw) > 0)
                             + (select count(*) from accounts.contact where email = :email)
                             + (select count(*) from accounts.person where email = :email)
                             + (select count(*) from support.ticket where position(:email in properties) > 0)
                             + (select count(*) from voice.answer where contact = 'c-1' and source = :source)
                             + (select count(*) from work.touchpoint where :email = any(contact_names))
                        """)
                .param("bytes", email.getBytes(StandardCharsets.UTF_8))
                .param("email", email)
                .param("source", source.value())
                .query(Long.class)
                .single();
    }

    private Event fact(FactKind kind, String run, String properties) {
        return new Event(
                kind,
                run + kind,
                NOW,
                Optional.of(new ExternalId(source, "group", "acme")),
                kind == FactKind.TRACK || kind == FactKind.IDENTIFY ? Optional.of("eve") : Optional.empty(),
                Optional.empty(),
                kind == FactKind.TRACK ? "Report Exported" : kind.name(),
                OptionalDouble.empty(),
                properties.getBytes(StandardCharsets.UTF_8));
    }
}
