package io.perennial.connect;

import io.perennial.events.FactKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of accounts. Their attributes are known from the day of the import, or from the day the file was complete on if
 * a person said so: a file shows how things are, not since when.
 */
final class AccountRows implements Translator {

    private static final Pattern SALESFORCE = Pattern.compile("001[a-zA-Z0-9]{12}");

    private final Cells cells;
    private final ImportMapping mapping;
    private final long at;
    private final CustomFields custom;

    AccountRows(Cells cells, ImportMapping mapping, Instant now) {
        this.cells = cells;
        this.mapping = mapping;
        this.custom = new CustomFields(cells);
        this.at = Optional.ofNullable(mapping.completeUntil().get("accounts"))
                .map(day -> day.atStartOfDay(mapping.zone()).toInstant())
                .filter(known -> known.isBefore(now))
                .orElse(now)
                .toEpochMilli();
    }

    /** The id of an account as it is compared: Salesforce writes one record with 15 or with 18 characters. */
    static String id(String text) {
        return text.length() == 15 && SALESFORCE.matcher(text).matches() ? SalesforceId.full(text) : text;
    }

    @Override
    public Told tell(Row row) throws Cells.Unreadable {
        String account = id(cells.required(row, Field.ACCOUNT));
        Map<String, @Nullable Object> traits = custom.of(row, true);
        cells.optional(row, Field.NAME).ifPresent(name -> traits.put("name", name));
        if (cells.has(Field.PARENT)) {
            traits.put(
                    "parent",
                    cells.optional(row, Field.PARENT).map(AccountRows::id).orElse(null));
        }
        traits.put("timezone", cells.optional(row, Field.TIMEZONE).orElse(zoneName(mapping)));
        traits.put(
                "currency",
                cells.optional(row, Field.CURRENCY).orElse(mapping.currency().getCurrencyCode()));
        cells.optional(row, Field.TOUCH_MODEL).ifPresent(model -> traits.put("touch_model", model));
        cells.optional(row, Field.OWNER).ifPresent(owner -> traits.put("owner", owner));
        cells.instant(row, Field.CREATED_AT).map(Instant::toString).ifPresent(day -> traits.put("created_at", day));
        cells.flag(row, Field.CHURNED)
                .ifPresent(churned -> traits.put(Headers.normal(cells.header(Field.CHURNED)), churned));
        return new Told(
                FactKind.GROUP, account, account, at, null, "GROUP", OptionalDouble.empty(), Json.bytes(traits));
    }

    static String zoneName(ImportMapping mapping) {
        return mapping.zone().getId().equals("Z") ? "UTC" : mapping.zone().getId();
    }

    /** The day a customer signed up, where the file says so. */
    Optional<LocalDate> created(Row row) throws Cells.Unreadable {
        return cells.day(row, Field.CREATED_AT);
    }
}
