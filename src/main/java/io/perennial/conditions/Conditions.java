package io.perennial.conditions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Conditions over customers, in CEL: checked, evaluated, explained, and translated from and to the page's builder. */
@Service
public class Conditions {

    private final ObjectProvider<VocabularySource> sources;
    private final AtomicReference<@Nullable Checker> last = new AtomicReference<>();

    Conditions(ObjectProvider<VocabularySource> sources) {
        this.sources = sources;
    }

    /** Conditions over a fixed list of names, for rules that run without the application. */
    public static Checked check(String text, List<Name> names, Stratum highest) {
        return new Checker(Vocabulary.of(names)).check(text, highest);
    }

    /** Every name that a condition may use now. */
    public Vocabulary vocabulary() {
        return Vocabulary.of(sources.stream().flatMap(s -> s.names().stream()).toList());
    }

    /** Checks a condition that may use every name. */
    public Checked check(String text) {
        return check(text, Stratum.FORECAST);
    }

    /** Checks a condition that may use names up to a stratum, e.g. none above signals where a score is made. */
    public Checked check(String text, Stratum highest) {
        return checker().check(text, highest);
    }

    /** The condition a builder's rows mean; a row with an unknown name or a wrong value is found by {@link #check}. */
    public String text(BuilderForm form) {
        return FormText.write(form);
    }

    /** The rows of a condition that the builder can show; empty when it is too free for that. */
    public Optional<BuilderForm> form(String text) {
        return checker().parse(text).flatMap(FormText::read);
    }

    /**
     * The same as a predicate of SQL, in which unknown is null; empty when a name has no column.
     *
     * @param columns the column of each name, e.g. "signal.seat_utilisation" -> "a.seat_utilisation"; written in code,
     *     never taken from a request
     */
    public Optional<SqlPredicate> sql(BuilderForm form, Map<String, String> columns) {
        return SqlPredicate.of(form, columns);
    }

    private Checker checker() {
        Vocabulary now = vocabulary();
        Checker known = last.get();
        if (known != null && known.vocabulary().equals(now)) {
            return known;
        }
        Checker fresh = new Checker(now);
        last.set(fresh);
        return fresh;
    }
}
