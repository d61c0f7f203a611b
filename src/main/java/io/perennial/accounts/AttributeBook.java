package io.perennial.accounts;

import io.perennial.accounts.AccountFact.AccountTraits;
import io.perennial.accounts.AccountFact.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what sources and people say about accounts, and answers what holds. */
@Component
class AttributeBook {

    private final AttributeStore store;
    private final IdentityStore identities;
    private final Revisions revisions;

    AttributeBook(AttributeStore store, IdentityStore identities, Revisions revisions) {
        this.store = store;
        this.identities = identities;
        this.revisions = revisions;
    }

    /** Takes what fits; a value that does not is refused and named, the others of its fact are taken. */
    List<Refused> take(List<AccountTraits> facts, Set<Account.Id> changed) {
        if (facts.isEmpty()) {
            return List.of();
        }
        List<Refused> refused = new ArrayList<>();
        Map<String, Field> fields = store.fields();
        Map<ExternalId, Account.Id> parents = parents(facts);
        Map<AttributeStore.Key, List<Statement>> said = new LinkedHashMap<>();
        for (AccountTraits fact : facts) {
            List<String> reasons = new ArrayList<>();
            fact.traits().forEach((name, value) -> {
                if (value.isEmpty() && !Field.known(name) && !fields.containsKey(name)) {
                    return;
                }
                Optional<String> text = value.flatMap(given -> canonical(fact, name, given, fields, parents));
                if (value.isPresent() && text.isEmpty()) {
                    reasons.add(reason(name, value.get(), fields));
                    return;
                }
                said.computeIfAbsent(
                                new AttributeStore.Key(
                                        fact.account().value(),
                                        name,
                                        fact.source().value()),
                                key -> new ArrayList<>())
                        .add(new Statement(fact.at(), text.orElse(null)));
            });
            if (!reasons.isEmpty()) {
                refused.add(new Refused(fact, String.join("; ", reasons)));
            }
        }
        write(said, null, changed);
        return refused;
    }

    /** An edit by hand from an instant on; it survives every later import. */
    void edit(
            Account.Id account,
            String field,
            Optional<Object> value,
            long member,
            Instant at,
            Set<Account.Id> changed) {
        Map<String, Field> fields = store.fields();
        Optional<String> text = value.map(given -> {
            if (!Field.known(field) && !fields.containsKey(field)) {
                define(field, given, fields);
            }
            Optional<String> fits = Field.known(field)
                    ? Field.canonical(field, given)
                    : fields.containsKey(field) ? fields.get(field).type().canonical(given) : Optional.empty();
            return fits.orElseThrow(() -> new IllegalArgumentException(reason(field, given, fields)));
        });
        write(byHand(account, field, new Statement(at, Attributes.byHand(text))), member, changed);
    }

    /** The edit by hand ends; what the sources say holds again. */
    void release(Account.Id account, String field, long member, Instant at, Set<Account.Id> changed) {
        write(byHand(account, field, new Statement(at, null)), member, changed);
    }

    /** The fields of an account that an edit by hand holds against its sources. */
    Set<String> heldByHand(Account.Id account, Instant at) {
        Set<String> held = new HashSet<>();
        store.runs(List.of(account)).forEach((key, runs) -> {
            Runs.Run<String> now = key.source().equals(Attributes.BY_HAND) ? new Runs<>(runs).at(at) : null;
            if (now != null && now.value() != null) {
                held.add(key.field());
            }
        });
        return held;
    }

    /** The zones of accounts that have one of their own. */
    Map<Account.Id, ZoneId> zones(Collection<Account.Id> accounts, Instant at) {
        Map<Account.Id, ZoneId> zones = new HashMap<>();
        changes(store.runs(accounts, Field.ZONE), store.fields())
                .forEach((account, changes) -> changes.stream()
                        .filter(change -> !change.from().isAfter(at))
                        .reduce((earlier, later) -> later)
                        .flatMap(AccountHistory.Change::value)
                        .ifPresent(zone -> zones.put(account, ZoneId.of(zone))));
        return zones;
    }

    Map<Account.Id, List<AccountHistory.Change>> changes(Collection<Account.Id> accounts, Map<String, Field> fields) {
        return changes(store.runs(accounts), fields);
    }

    Map<Account.Id, List<AccountHistory.Change>> changes(
            Map<AttributeStore.Key, List<Runs.Run<String>>> runs, Map<String, Field> fields) {
        Map<Account.Id, Map<String, Map<String, List<Runs.Run<String>>>>> grouped = HashMap.newHashMap(runs.size());
        runs.forEach((key, list) -> grouped.computeIfAbsent(new Account.Id(key.account()), id -> new TreeMap<>())
                .computeIfAbsent(key.field(), field -> new HashMap<>(2))
                .put(key.source(), list));
        Map<Account.Id, List<AccountHistory.Change>> changes = HashMap.newHashMap(grouped.size());
        grouped.forEach((account, byField) -> {
            List<AccountHistory.Change> all = new ArrayList<>();
            byField.forEach((field, bySource) -> all.addAll(Attributes.resolve(
                    field, bySource, Optional.ofNullable(fields.get(field)).flatMap(Field::source))));
            all.sort(java.util.Comparator.comparing(AccountHistory.Change::from));
            changes.put(account, all);
        });
        return changes;
    }

    private void write(Map<AttributeStore.Key, List<Statement>> said, @Nullable Long member, Set<Account.Id> changed) {
        if (said.isEmpty()) {
            return;
        }
        Map<AttributeStore.Key, List<Runs.Run<String>>> known = store.runs(said.keySet().stream()
                .map(key -> new Account.Id(key.account()))
                .distinct()
                .toList());
        Map<AttributeStore.Key, List<Runs.Run<String>>> replaced = new LinkedHashMap<>();
        said.forEach((key, statements) -> {
            Runs<String> runs = new Runs<>(known.getOrDefault(key, List.of()));
            List<Runs.Run<String>> before = runs.list();
            statements.forEach(statement -> runs.said(statement.at, statement.value));
            if (!runs.list().equals(before)) {
                replaced.put(key, runs.list());
            }
            if (!runs.sameValues(before)) {
                changed.add(new Account.Id(key.account()));
            }
        });
        store.replace(replaced, member);
        if (replaced.keySet().stream().anyMatch(key -> key.field().equals(Field.ZONE))) {
            revisions.changed(Revisions.Topic.ZONES);
        }
    }

    private Optional<String> canonical(
            AccountTraits fact,
            String name,
            Object value,
            Map<String, Field> fields,
            Map<ExternalId, Account.Id> parents) {
        if (name.equals(Field.PARENT)) {
            return parent(fact, value)
                    .map(parents::get)
                    .filter(parent -> !parent.equals(fact.account()))
                    .map(parent -> Long.toString(parent.value()));
        }
        if (Field.known(name)) {
            return Field.canonical(name, value);
        }
        if (!fields.containsKey(name)) {
            define(name, value, fields);
        }
        Field field = fields.get(name);
        return field == null ? Optional.empty() : field.type().canonical(value);
    }

    private void define(String name, Object value, Map<String, Field> fields) {
        if (fields.size() < Field.MOST && !name.isBlank() && name.length() <= 100 && name.indexOf('\0') < 0) {
            store.define(name, FieldType.of(value));
            fields.putAll(store.fields());
        }
    }

    private Map<ExternalId, Account.Id> parents(List<AccountTraits> facts) {
        List<ExternalId> named = facts.stream()
                .flatMap(fact -> Optional.ofNullable(fact.traits().get(Field.PARENT)).stream()
                        .flatMap(Optional::stream)
                        .flatMap(value -> parent(fact, value).stream()))
                .distinct()
                .toList();
        if (named.isEmpty()) {
            return Map.of();
        }
        Map<ExternalId, Account.Id> found =
                identities.register(named, facts.getFirst().at());
        found.putAll(identities.standing(named));
        return found;
    }

    private static Optional<ExternalId> parent(AccountTraits fact, Object value) {
        String id = String.valueOf(value).strip();
        return id.isEmpty() || id.length() > 255
                ? Optional.empty()
                : Optional.of(new ExternalId(fact.source(), ExternalId.GROUP, id));
    }

    private static String reason(String name, Object value, Map<String, Field> fields) {
        Field field = fields.get(name);
        if (field == null && !Field.known(name)) {
            return "field '" + name + "' is one too many: there are " + Field.MOST + " custom fields";
        }
        String shown = String.valueOf(value);
        String wanted = field == null ? "a " + name : "a " + field.type().name().toLowerCase(java.util.Locale.ROOT);
        return "field '" + name + "' wants " + wanted + " but got '"
                + (shown.length() > 100 ? shown.substring(0, 100) + "..." : shown) + "'";
    }

    private static Map<AttributeStore.Key, List<Statement>> byHand(
            Account.Id account, String field, Statement statement) {
        return Map.of(new AttributeStore.Key(account.value(), field, Attributes.BY_HAND), List.of(statement));
    }

    private record Statement(Instant at, @Nullable String value) {}
}
