package io.perennial.health;

import io.perennial.accounts.Accounts;
import io.perennial.accounts.Field;
import io.perennial.conditions.Name;
import io.perennial.conditions.Stratum;
import io.perennial.conditions.VocabularySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What conditions may say of an account itself: account.touch_model, account.currency, and field.KEY of its custom
 * fields.
 */
@Component
class AccountVocabulary implements VocabularySource {

    static final String TOUCH_MODEL = "account.touch_model";
    static final String LIFECYCLE = "account.lifecycle";
    static final String CURRENCY = "account.currency";
    static final String FIELD = "field.";
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

    private static Name.Type type(Field field) {
        return switch (field.type()) {
            case TEXT -> Name.Type.TEXT;
            case NUMBER -> Name.Type.NUMBER;
            case FLAG -> Name.Type.YES_NO;
            case DAY -> Name.Type.DATE;
        };
    }
}
