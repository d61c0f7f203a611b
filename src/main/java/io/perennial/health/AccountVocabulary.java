package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Field;
import io.perennial.conditions.Name;
import io.perennial.conditions.Stratum;
import io.perennial.conditions.VocabularySource;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What conditions may say of an account itself: account.touch_model, account.currency, and field.KEY of its custom
 * fields.
 */
@Component
class AccountVocabulary implements VocabularySource {

    private static final String TOUCH_MODEL = "account.touch_model";
    private static final String LIFECYCLE = "account.lifecycle";
    private static final String CURRENCY = "account.currency";
    private static final String FIELD = "field.";
    private static final String SIGNAL = "signal.";
    private static final Pattern KEY = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Set<String> ITSELF =
            Set.of("name", "parent", "timezone", "currency", "touch_model", "lifecycle", "owner", "created_at");

    private final Accounts accounts;

    AccountVocabulary(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Name> names() {
        List<Name> names = new ArrayList<>(List.of(
                new Name(
                        TOUCH_MODEL,
                        Name.Type.TEXT,
                        Stratum.FIELD,
                        "How closely we look after it: high, mid, tech or none."),
                new Name(
                        LIFECYCLE,
                        Name.Type.TEXT,
                        Stratum.FIELD,
                        "Where it stands: prospect, onboarding, live, notice_given or ended."),
                new Name(CURRENCY, Name.Type.TEXT, Stratum.FIELD, "Its currency, e.g. EUR.")));
        accounts.fields().stream()
                .filter(field -> !ITSELF.contains(field.key())
                        && KEY.matcher(field.key()).matches())
                .map(field -> new Name(
                        FIELD + field.key(), type(field), Stratum.FIELD, "The custom field " + field.key() + "."))
                .forEach(names::add);
        return names;
    }

    /** Values of the names a condition uses, of one account with its signals; what is unknown is left out. */
    static Map<String, @Nullable Object> values(Set<String> names, Account account, Map<String, SignalValue> signals) {
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
            default ->
                name.startsWith(FIELD)
                        ? account.fields().get(name.substring(FIELD.length()))
                        : signal(name.substring(SIGNAL.length()), signals);
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

    private static Name.Type type(Field field) {
        return switch (field.type()) {
            case TEXT -> Name.Type.TEXT;
            case NUMBER -> Name.Type.NUMBER;
            case FLAG -> Name.Type.YES_NO;
            case DAY -> Name.Type.DATE;
        };
    }
}
