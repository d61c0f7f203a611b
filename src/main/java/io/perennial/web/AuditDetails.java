package io.perennial.web;

import io.perennial.access.AuditEntry;
import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an entry of the audit log keeps besides who and what, as people read it: {@code {role=CSM, member=7}} -> "Role:
 * CSM · Colleague: Jana Vogt".
 *
 * @param customers names of customers by their numbers
 * @param members names of members by their numbers
 */
record AuditDetails(Map<Account.Id, String> customers, Map<Long, String> members, Words words) {

    private static final Set<String> PEOPLE = Set.of("member", "deputy", "to");
    private static final Set<String> CUSTOMERS = Set.of("into", "from");
    private static final Set<String> AMOUNTS =
            Set.of("accounts", "rows", "before", "after", "mrr", "value", "rate", "now", "gapToleranceDays");

    /** Where the words of a detail's constants stand. */
    private static final Map<String, List<String>> CONSTANTS = Map.of(
            "role", List.of("team.", "contact.", "role."),
            "colour", List.of("pulse."),
            "kind", List.of("case.kind.", "bulk.kind.", "privacy.kind."),
            "scopes", List.of("scope."),
            "field", List.of("desk.field."),
            "fields", List.of("audit.detail.", "contact."),
            "value", List.of("touch.", "lifecycle."),
            "why", List.of("models.why."),
            "comment", List.of("said."));

    /** One after the other, in the order of their names; what is empty says nothing. */
    String of(AuditEntry entry) {
        return entry.details().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(detail ->
                        Map.entry(name(entry.action(), detail.getKey()), value(detail.getKey(), detail.getValue())))
                .filter(detail -> !detail.getValue().isBlank())
                .map(detail -> words.text("audit.detail", detail.getKey(), detail.getValue()))
                .collect(Collectors.joining(" · "));
    }

    /** The same name may say two things, e.g. "from" which day and "from" which address. */
    private String name(String action, String key) {
        return first(List.of("audit.detail." + action + ".", "audit.detail."), key)
                .orElse(key);
    }

    private String value(String key, Object value) {
        return switch (value) {
            case Boolean yes -> words.text(yes ? "yes" : "no");
            case Collection<?> several ->
                several.stream().map(one -> value(key, one)).collect(Collectors.joining(", "));
            case Map<?, ?> counts ->
                counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + value(key, count.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", "));
            case Number number -> person(key, number.toString()).orElseGet(() -> number(key, number));
            default -> {
                String text = value.toString();
                yield person(key, text)
                        .or(() -> first(CONSTANTS.getOrDefault(key, List.of()), text))
                        .or(() -> moment(text))
                        .orElse(text);
            }
        };
    }

    private Optional<String> person(String key, String number) {
        if (!number.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long id = Long.parseLong(number);
        return PEOPLE.contains(key)
                ? Optional.ofNullable(members.get(id))
                : CUSTOMERS.contains(key) ? Optional.ofNullable(customers.get(new Account.Id(id))) : Optional.empty();
    }

    /** A number by which something is found is no amount: it has no thousands. */
    private String number(String key, Number number) {
        boolean whole = number.doubleValue() == Math.rint(number.doubleValue());
        return AMOUNTS.contains(key) ? words.number(number.doubleValue(), whole ? 0 : 2) : number.toString();
    }

    private Optional<String> moment(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Optional.of(words.date(LocalDate.parse(text)));
        }
        return text.matches("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z")
                ? Optional.of(words.dateAndTime(Instant.parse(text)))
                : Optional.empty();
    }

    private Optional<String> first(List<String> prefixes, String constant) {
        return prefixes.stream()
                .map(prefix -> prefix + constant.replace(' ', '-'))
                .filter(words::has)
                .findFirst()
                .map(words::text);
    }
}
