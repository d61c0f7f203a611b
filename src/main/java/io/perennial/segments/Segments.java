package io.perennial.segments;

import io.perennial.access.Actor;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.conditions.Checked;
import io.perennial.conditions.Condition;
import io.perennial.conditions.Conditions;
import io.perennial.conditions.Outcome;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.Problem;
import io.perennial.configuration.Saved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which customers belong together, and how closely each is to be looked after. Callers check who may do what. */
@Service
public class Segments {

    /** The kind of their texts. */
    public static final String KIND = SegmentKind.NAME;

    /** How a problem of a segment begins that its condition has. */
    public static final String OF_CONDITION = "'when': ";

    /** The kind of the rules for touch models, of which there is one text. */
    public static final String TOUCH_KIND = TouchRules.NAME;

    /** Key of that text. */
    public static final String TOUCH_KEY = TouchRules.KEY;

    private static final int STEP = 500;

    /** More are not looked at for a preview, but so many of them, evenly spread. */
    private static final int LOOKED_AT = 5_000;

    private final Rules rules;
    private final TouchRules touchRules;
    private final MembershipStore store;
    private final FactsReader facts;
    private final Accounts accounts;
    private final Conditions conditions;
    private final Configuration configuration;

    Segments(
            Rules rules,
            TouchRules touchRules,
            MembershipStore store,
            FactsReader facts,
            Accounts accounts,
            Conditions conditions,
            Configuration configuration) {
        this.rules = rules;
        this.touchRules = touchRules;
        this.store = store;
        this.facts = facts;
        this.accounts = accounts;
        this.conditions = conditions;
        this.configuration = configuration;
    }

    /** A customer entered or left a segment by a fact or by time; published inside the transaction that scored it. */
    public record Moved(Move move) {}

    /** These accounts left a segment without being scored; published inside the transaction. */
    public record Changed(Set<Account.Id> accounts) {
        public Changed {
            accounts = Set.copyOf(accounts);
        }
    }

    /**
     * What a condition would contain.
     *
     * @param matching the customers it holds for
     * @param unknown how many it cannot be said of
     * @param lookedAt how many were asked; of more customers than that, an evenly spread part
     */
    public record Preview(List<Account.Id> matching, int unknown, int lookedAt, int of) {
        public Preview {
            matching = List.copyOf(matching);
        }
    }

    /** What was asked of a condition, or what is wrong with it. */
    public sealed interface Asked {
        record Answered(Preview preview) implements Asked {}

        record Wrong(List<Problem> problems) implements Asked {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }

    /** How closely a customer is looked after now, and how it would be by the rules. */
    public record Touch(Account.Id account, Account.TouchModel now, Account.TouchModel proposed, double arr) {

        public boolean changes() {
            return now != proposed;
        }
    }

    /** All segments, by key. */
    public List<Segment> all() {
        return rules.all().stream().map(Rules.Rule::segment).toList();
    }

    public Optional<Segment> find(String key) {
        return all().stream().filter(segment -> segment.key().equals(key)).findFirst();
    }

    /** The segments of each account; accounts in none are absent. */
    public Map<Account.Id, Set<String>> of(Collection<Account.Id> of) {
        return store.of(of);
    }

    /** How many are in each segment; a segment nobody is in is absent. */
    public Map<String, Long> counts() {
        return store.counts();
    }

    /** Who entered and left which segment, newest first. */
    public List<Move> moves(Account.Id account, int limit) {
        return store.movesOf(account, limit);
    }

    /** Who entered and left a segment since an instant, newest first. */
    public List<Move> moves(String segment, Instant since, int limit) {
        return store.movesOf(segment, since, limit);
    }

    /** Saves a segment as the next version of its text; everybody is asked again soon. */
    @Transactional
    public Saved save(
            String key, String english, String german, boolean active, String when, Actor author, String comment) {
        return configuration.save(KIND, key, SegmentReader.write(english, german, active, when), author, comment);
    }

    /** Removes a segment; its versions stay to be brought back. */
    @Transactional
    public Saved remove(String key, Actor author) {
        return configuration.remove(KIND, key, author, "removed");
    }

    /** Asks a condition of all customers. */
    @Transactional(readOnly = true)
    public Asked preview(String when) {
        return switch (conditions.check(when)) {
            case Checked.Invalid(List<Problem> problems) -> new Asked.Wrong(problems);
            case Checked.Valid(Condition condition) -> new Asked.Answered(preview(condition));
        };
    }

    private Preview preview(Condition condition) {
        List<Account.Id> all = accounts.all();
        List<Account.Id> asked = spread(all);
        List<Account.Id> matching = new ArrayList<>();
        int[] counts = new int[2];
        walk(asked, each -> {
            if (!each.customer()) {
                return;
            }
            counts[0]++;
            Outcome outcome = condition.evaluate(each.values(condition.names()));
            if (outcome == Outcome.TRUE) {
                matching.add(each.account());
            } else if (outcome != Outcome.FALSE) {
                counts[1]++;
            }
        });
        int of = asked.size() == all.size()
                ? counts[0]
                : (int) Math.round((double) counts[0] * all.size() / asked.size());
        return new Preview(matching, counts[1], counts[0], of);
    }

    /** What the rules for touch models in a text would make of every customer. */
    @Transactional(readOnly = true)
    public Optional<List<Touch>> touches(String text, List<Problem> problems) {
        return touchRules.read(text, problems).map(pair -> {
            List<Touch> touches = new ArrayList<>();
            walk(accounts.all(), each -> {
                if (each.live()) {
                    touches.add(new Touch(
                            each.account(), each.history().account().touchModel(), pair.of(each), each.arr()));
                }
            });
            return touches;
        });
    }

    private void walk(List<Account.Id> all, Consumer<Facts> see) {
        for (int from = 0; from < all.size(); from += STEP) {
            facts.of(new HashSet<>(all.subList(from, Math.min(all.size(), from + STEP))))
                    .forEach(see);
        }
    }

    private static List<Account.Id> spread(List<Account.Id> all) {
        if (all.size() <= LOOKED_AT) {
            return all;
        }
        List<Account.Id> some = new ArrayList<>(LOOKED_AT);
        for (int i = 0; i < LOOKED_AT; i++) {
            some.add(all.get((int) ((long) i * all.size() / LOOKED_AT)));
        }
        return some;
    }
}
