package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An attribute of accounts.
 *
 * @param source the one source that wins for it; empty: the latest statement of any source
 */
public record Field(String key, FieldType type, Optional<SourceKey> source) {

    static final String NAME = "name";
    static final String PARENT = "parent";
    static final String ZONE = "timezone";
    static final String CURRENCY = "currency";
    static final String TOUCH_MODEL = "touch_model";
    static final String LIFECYCLE = "lifecycle";
    static final String OWNER = "owner";
    static final String CREATED_AT = "created_at";

    /** No installation has more custom fields; what comes beyond is refused. */
    static final int MOST = 500;

    private static final Map<String, Function<String, Optional<String>>> KNOWN = Map.of(
            NAME,
            text -> text.isBlank() ? Optional.empty() : Optional.of(cut(text)),
            PARENT,
            Optional::of,
            ZONE,
            Field::zone,
            CURRENCY,
            Field::currency,
            TOUCH_MODEL,
            Field::touchModel,
            LIFECYCLE,
            text -> named(Account.Lifecycle.values(), text),
            OWNER,
            text -> Optional.of(cut(text)),
            CREATED_AT,
            text -> Optional.of(cut(text)));

    public Field {
        if (key.isBlank() || key.length() > 100) {
            throw new IllegalArgumentException("a field's name has 1..100 characters but had " + key.length());
        }
    }

    /** One of the attributes every account has; all others are custom fields. */
    static boolean known(String key) {
        return KNOWN.containsKey(key);
    }

    /** The value of a known attribute as it is stored, or empty if it does not fit. */
    static Optional<String> canonical(String key, Object value) {
        Function<String, Optional<String>> rule = KNOWN.get(key);
        String text = String.valueOf(value).strip();
        return rule == null || text.indexOf('\0') >= 0 ? Optional.empty() : rule.apply(text);
    }

    private static String cut(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500);
    }

    private static Optional<String> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text).getId());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> currency(String text) {
        try {
            return Optional.of(
                    Currency.getInstance(text.toUpperCase(Locale.ROOT)).getCurrencyCode());
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> touchModel(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "medium" -> Optional.of(Account.TouchModel.MID.name());
            case "low", "digital" -> Optional.of(Account.TouchModel.TECH.name());
            default -> named(Account.TouchModel.values(), text);
        };
    }

    private static <E extends Enum<E>> Optional<String> named(E[] values, String text) {
        String name = text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(values).map(Enum::name).filter(name::equals).findFirst();
    }
}
