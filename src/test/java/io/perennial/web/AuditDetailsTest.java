package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.access.AuditEntry;
import io.perennial.accounts.Account;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditDetailsTest {

    private static final Dictionary DICTIONARY = new Dictionary(Clock.systemUTC());
    private static final Map<Account.Id, String> CUSTOMERS = Map.of(new Account.Id(4), "Nordlicht");
    private static final Map<Long, String> MEMBERS = Map.of(7L, "Jana Vogt");

    static Stream<Arguments> everyDetailIsSaidInWords() {
        return Stream.of(
                Arguments.of(
                        "team.assign",
                        Map.of("role", "ACCOUNT_MANAGER", "member", 7),
                        "Colleague: Jana Vogt · Role: Account manager",
                        "Kollege oder Kollegin: Jana Vogt · Rolle: Vertrieb"),
                Arguments.of(
                        "absence.added",
                        Map.of("deputy", 7, "from", "2026-11-23", "to", "2026-11-27"),
                        "Deputy: Jana Vogt · From: 23 Nov 2026 · To: 27 Nov 2026",
                        "Vertretung: Jana Vogt · Von: 23.11.2026 · Bis: 27.11.2026"),
                Arguments.of("attention.handed_over", Map.of("until", "", "to", "7"), "To: Jana Vogt", "An: Jana Vogt"),
                Arguments.of("sign-in", Map.of("from", "127.0.0.1"), "Address: 127.0.0.1", "Adresse: 127.0.0.1"),
                Arguments.of(
                        "account.merge.undo", Map.of("from", 4), "Was counted as: Nordlicht", "Zählte zu: Nordlicht"),
                Arguments.of("account.exclude", Map.of("excluded", true), "Excluded: yes", "Ausgeschlossen: ja"),
                Arguments.of(
                        "account.edit",
                        Map.of("field", "touch_model", "value", "HIGH"),
                        "Field: Touch model · Value: High touch",
                        "Feld: Betreuungsmodell · Wert: High Touch"),
                Arguments.of(
                        "key.created",
                        Map.of("key", "pk_abc", "scopes", List.of("INTAKE", "READ")),
                        "Key: pk_abc · Rights: Send data, Read",
                        "Schlüssel: pk_abc · Rechte: Daten senden, Lesen"),
                Arguments.of(
                        "case.opened",
                        Map.of("case", 1234, "kind", "RISK"),
                        "Case: 1234 · Kind: Risk",
                        "Fall: 1234 · Art: Risiko"),
                Arguments.of("month.closed", Map.of("mrr", 120500.5), "MRR: 120,500.50", "MRR: 120.500,50"),
                Arguments.of(
                        "person.erased",
                        Map.of("rows", Map.of("voice.answer", 3, "events.event", 1200)),
                        "Rows: events.event 1,200, voice.answer 3",
                        "Zeilen: events.event 1.200, voice.answer 3"),
                Arguments.of(
                        "configuration.saved",
                        Map.of("version", 1, "comment", "came with the product"),
                        "Comment: came with the product · Version: 1",
                        "Bemerkung: kam mit dem Produkt · Version: 1"),
                Arguments.of("of-a-later-version", Map.of("shoe", "41"), "shoe: 41", "shoe: 41"));
    }

    @ParameterizedTest
    @MethodSource
    void everyDetailIsSaidInWords(String action, Map<String, Object> details, String english, String german) {
        AuditEntry entry = new AuditEntry(1, Instant.EPOCH, "ada@example.com", action, "account 4", details);

        assertThat(in("en").of(entry)).isEqualTo(english);
        assertThat(in("de").of(entry)).isEqualTo(german);
    }

    @Test
    void whatIsEmptySaysNothing() {
        AuditEntry entry = new AuditEntry(1, Instant.EPOCH, "", "accounts.exported", "accounts", Map.of("filter", ""));

        assertThat(in("en").of(entry)).isEmpty();
    }

    private static AuditDetails in(String language) {
        return new AuditDetails(CUSTOMERS, MEMBERS, DICTIONARY.in(language, ZoneOffset.UTC));
    }
}
