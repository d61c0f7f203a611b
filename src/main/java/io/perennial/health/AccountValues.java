package io.perennial.health;

import static io.perennial.health.AccountVocabulary.CURRENCY;
import static io.perennial.health.AccountVocabulary.FIELD;
import static io.perennial.health.AccountVocabulary.LIFECYCLE;
import static io.perennial.health.AccountVocabulary.TOUCH_MODEL;

import io.perennial.accounts.Account;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalValue;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What conditions over an account's attributes and signals find. */
public final class AccountValues {

    private static final String SIGNAL = "signal.";

    private AccountValues() {}

    /** Values of the names account.KEY, field.KEY and signal.KEY; a name of another kind or without a value is null. */
    public static Map<String, @Nullable Object> of(
            Set<String> names, Account account, Map<String, SignalValue> signals) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String name : names) {
            values.put(name, value(name, account, signals));
        }
        return values;
    }

    private static @Nullable Object value(String name, Account account, Map<String, SignalValue> signals) {
        return switch (name) {
            case TOUCH_MODEL -> lower(account.touchModel());
            case LIFECYCLE -> lower(account.lifecycle());
            case CURRENCY -> account.currency().getCurrencyCode();
            default -> {
                if (name.startsWith(FIELD)) {
                    yield account.fields().get(name.substring(FIELD.length()));
                }
                yield name.startsWith(SIGNAL) ? signal(name.substring(SIGNAL.length()), signals) : null;
            }
        };
    }

    private static @Nullable Object signal(String key, Map<String, SignalValue> signals) {
        if (!(signals.get(key) instanceof SignalValue.Known known)) {
            return null;
        }
        boolean yesNo = SignalCatalogue.find(key)
                .filter(signal -> signal.unit() == Signal.Unit.YES_NO)
                .isPresent();
        return yesNo ? (Object) (known.value() != 0) : (Object) known.value();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
