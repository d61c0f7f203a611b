package io.perennial.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountFact;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.events.Event;
import io.perennial.events.Fact;
import io.perennial.events.FactKind;
import io.perennial.events.FactSink.Refusal;
import io.perennial.shared.SourceKey;
import io.perennial.voice.SurveyAnswer.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PerennialTest
class VoiceTest {

    private static final SourceKey SURVEYS = new SourceKey("surveys-test");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    private Voice voice;

    @Autowired
    private VoiceSink sink;

    @Autowired
    private Accounts accounts;

    @Test
    void anAnswerComesAfterItsSurveyAndIsOneRecord() {
        Account.Id account = new Account.Id(7_002_001);
        Fact sent = answer(account, "{\"id\":\"a\",\"kind\":\"nps\",\"sent_at\":\"2026-03-01\"}");
        Fact answered = answer(
                account,
                "{\"id\":\"a\",\"kind\":\"nps\",\"sent_at\":\"2026-03-01\",\"answered_at\":\"2026-03-02T09:00:00Z\",\"score\":9,\"comment\":\"good\"}");

        sink.accept(List.of(sent));
        boolean openBefore = answers(account).getFirst().answeredAt().isEmpty();
        sink.accept(List.of(answered));
        sink.accept(List.of(answered, sent));

        assertThat(openBefore).isTrue();
        assertThat(answers(account)).hasSize(1);
        assertThat(answers(account).getFirst().score()).isEqualTo(OptionalDouble.of(9));
        assertThat(answers(account).getFirst().kind()).isEqualTo(Kind.NPS);
        assertThat(answers(account).getFirst().comment()).contains("good");
    }

    @Test
    void anAnswerFindsItsContactAlsoWhenTheContactComesLater() {
        ExternalId called = new ExternalId(SURVEYS, "group", "voice-acme");
        Account.Id account = accounts.register(Set.of(called), NINE).get(called);
        sink.accept(List.of(
                answer(account, "{\"id\":\"c\",\"kind\":\"csat\",\"score\":5,\"contact\":\"Ann@acme.example\"}")));
        Optional<Long> before = answers(account).getFirst().contact();

        accounts.apply(List.of(new AccountFact.ContactSeen(
                SURVEYS,
                account,
                NINE,
                "p1",
                Optional.of("Ann"),
                Optional.of("ann@acme.example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));

        assertThat(before).isEmpty();
        assertThat(answers(account).getFirst().contact()).isPresent();
    }

    @Test
    void aWishIsOpenUntilDelivered() {
        Account.Id account = new Account.Id(7_002_003);
        sink.accept(List.of(request(account, "{\"id\":\"w\",\"title\":\"Dark mode\",\"asked_at\":\"2026-01-01\"}")));
        sink.accept(List.of(
                request(account, "{\"id\":\"w\",\"asked_at\":\"2026-01-01\",\"delivered_at\":\"2026-02-01\"}")));

        FeatureRequest wish =
                voice.requests(Set.of(account)).getOrDefault(account, List.of()).getFirst();

        assertThat(wish.title()).isEqualTo("Dark mode");
        assertThat(wish.deliveredAt()).isPresent();
        assertThat(wish.declinedAt()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"score\":9}|'kind' is missing; it is one of nps, csat, ces",
                "{\"kind\":\"nps\",\"score\":11}|'score' must lie in 0..10 but was 11",
                "{\"kind\":\"csat\",\"score\":0}|'score' must lie in 1..5 but was 0",
                "{\"kind\":\"ces\",\"score\":8}|'score' must lie in 1..7 but was 8",
                "{\"kind\":\"nps\",\"score\":9.5}|an NPS 'score' is a whole number of 0..10 but was 9.5",
                "{\"kind\":\"stars\"}|'kind' must be one of nps, csat, ces but was 'stars'",
                "{\"kind\":\"nps\",\"sent_at\":\"2026-03-02\",\"answered_at\":\"2026-03-01\"}|'answered_at' (2026-03-01T00:00:00Z) lies before 'sent_at' (2026-03-02T00:00:00Z); check the two dates and their time zones",
            })
    void whatCannotBeTakenSaysWhatToDo(String json, String reason) {
        Fact fact = answer(new Account.Id(7_002_004), json);

        assertThat(VoiceReader.read(fact, java.time.ZoneOffset.UTC))
                .isEqualTo(new VoiceReader.Reading.Unreadable(reason));
        assertThat(sink.accept(List.of(fact))).extracting(Refusal::fact).containsExactly(fact);
    }

    private List<SurveyAnswer> answers(Account.Id account) {
        return voice.answers(Set.of(account)).getOrDefault(account, List.of());
    }

    private static Fact answer(Account.Id account, String json) {
        return fact(FactKind.SURVEY_ANSWER, account, json);
    }

    private static Fact request(Account.Id account, String json) {
        return fact(FactKind.FEATURE_REQUEST, account, json);
    }

    private static Fact fact(FactKind kind, Account.Id account, String json) {
        return new Fact(
                SURVEYS,
                Optional.of(account),
                Optional.empty(),
                NINE,
                new Event(
                        kind,
                        "m",
                        NINE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "fact",
                        OptionalDouble.empty(),
                        json.getBytes(StandardCharsets.UTF_8)));
    }
}
