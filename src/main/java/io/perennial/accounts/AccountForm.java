package io.perennial.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts an account together from its attribute changes and contracts. */
final class AccountForm {

    private final Account.Id id;
    private final Ground ground;
    private final Map<String, String> values;

    private AccountForm(Account.Id id, Ground ground, List<AccountHistory.Change> changes) {
        this.id = id;
        this.ground = ground;
        this.values = new HashMap<>(ground.standing());
        changes.forEach(change -> change.value()
                .ifPresentOrElse(value -> values.put(change.field(), value), () -> values.remove(change.field())));
    }

    /**
     * @param label what to call it where no name is known
     * @param changes in order of time; the last of a field holds
     * @param contracts as they were known at {@code asOf}
     */
    static Account of(
            Account.Id id,
            String label,
            Ground ground,
            List<AccountHistory.Change> changes,
            List<Contract> contracts,
            Instant asOf) {
        AccountForm form = new AccountForm(id, ground, changes);
        ZoneId zone = form.zone();
        LocalDate day = asOf.atZone(zone).toLocalDate();
        return new Account(
                id,
                form.value(Field.NAME).orElse(label),
                form.value(Field.PARENT).map(parent -> new Account.Id(Long.parseLong(parent))),
                Stage.of(contracts, form.value(Field.LIFECYCLE).map(Account.Lifecycle::valueOf), day),
                form.value(Field.TOUCH_MODEL).map(Account.TouchModel::valueOf).orElse(Account.TouchModel.NONE),
                zone,
                form.value(Field.CURRENCY)
                        .map(Currency::getInstance)
                        .orElse(ground.installation().currency()),
                form.fields());
    }

    /** The zone that the changes leave. */
    static ZoneId zone(Account.Id id, Ground ground, List<AccountHistory.Change> changes) {
        return new AccountForm(id, ground, changes).zone();
    }

    private ZoneId zone() {
        return value(Field.ZONE).map(ZoneId::of).orElse(ground.installation().zone());
    }

    private Optional<String> value(String field) {
        return Optional.ofNullable(values.get(field));
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>();
        values.forEach((key, value) -> {
            if (!Field.known(key) || key.equals(Field.OWNER) || key.equals(Field.CREATED_AT)) {
                fields.put(key, ground.types().getOrDefault(key, FieldType.TEXT).typed(value));
            }
        });
        return fields;
    }
}
