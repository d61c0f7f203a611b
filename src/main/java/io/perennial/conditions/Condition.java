package io.perennial.conditions;

import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.UnknownContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A checked condition. Immutable, for use by many threads. */
public final class Condition {

    /** Prefix of the variables that say whether a name has a value. */
    static final String KNOWN = "known.";

    private final String text;
    private final Part root;
    private final Set<String> names;

    Condition(String text, Part root, Set<String> names) {
        this.text = text;
        this.root = root;
        this.names = Set.copyOf(names);
    }

    /** A condition as its parts, each compiled. */
    sealed interface Part {
        String text();

        record Every(String text, List<Part> parts) implements Part {}

        record Any(String text, List<Part> parts) implements Part {}

        record Not(String text, Part part) implements Part {}

        record Test(String text, CelRuntime.Program program, Map<String, Name.Type> names) implements Part {}
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** The names it uses. */
    public Set<String> names() {
        return names;
    }

    /**
     * What it says of one customer.
     *
     * @param values by name: {@link Number}, {@link String}, {@link Boolean}, {@link LocalDate} or {@link Instant}; a
     *     missing or null value is unknown; for a name that is true or false, a number other than 0 is true
     */
    public Outcome evaluate(Map<String, ? extends @Nullable Object> values) {
        return evaluate(root, values);
    }

    /** What each part of it says of one customer; its outcome is that of {@link #evaluate}. */
    public Clause explain(Map<String, ? extends @Nullable Object> values) {
        return explain(root, values);
    }

    private static Outcome evaluate(Part part, Map<String, ? extends @Nullable Object> values) {
        return switch (part) {
            case Part.Every(String t, List<Part> parts) -> {
                Outcome all = Outcome.TRUE;
                for (Part p : parts) {
                    all = Outcome.every(List.of(all, evaluate(p, values)));
                    if (all == Outcome.FALSE) {
                        break;
                    }
                }
                yield all;
            }
            case Part.Any(String t, List<Part> parts) -> {
                Outcome any = Outcome.FALSE;
                for (Part p : parts) {
                    any = Outcome.any(List.of(any, evaluate(p, values)));
                    if (any == Outcome.TRUE) {
                        break;
                    }
                }
                yield any;
            }
            case Part.Not(String t, Part negated) -> evaluate(negated, values).negated();
            case Part.Test test -> run(test, values).outcome();
        };
    }

    private static Clause explain(Part part, Map<String, ? extends @Nullable Object> values) {
        return switch (part) {
            case Part.Every(String t, List<Part> parts) -> {
                List<Clause> clauses =
                        parts.stream().map(p -> explain(p, values)).toList();
                yield new Clause.Every(
                        t, Outcome.every(clauses.stream().map(Clause::outcome).toList()), clauses);
            }
            case Part.Any(String t, List<Part> parts) -> {
                List<Clause> clauses =
                        parts.stream().map(p -> explain(p, values)).toList();
                yield new Clause.Any(
                        t, Outcome.any(clauses.stream().map(Clause::outcome).toList()), clauses);
            }
            case Part.Not(String t, Part negated) -> {
                Clause clause = explain(negated, values);
                yield new Clause.Not(t, clause.outcome().negated(), clause);
            }
            case Part.Test test -> {
                Map<String, Optional<Object>> used = new HashMap<>();
                test.names().keySet().forEach(n -> used.put(n, Optional.ofNullable(values.get(n))));
                Run run = run(test, values);
                yield new Clause.Test(test.text(), run.outcome(), used, run.failure());
            }
        };
    }

    private record Run(Outcome outcome, Optional<String> failure) {}

    private static Run run(Part.Test test, Map<String, ? extends @Nullable Object> values) {
        List<CelAttributePattern> unknown = new ArrayList<>();
        Map<String, Object> known = new HashMap<>();
        test.names().forEach((n, type) -> {
            Object value = value(n, type, values);
            if (value == null) {
                unknown.add(CelAttributePattern.fromQualifiedIdentifier(n));
            } else {
                known.put(n, value);
            }
        });
        try {
            CelVariableResolver variables =
                    n -> Optional.ofNullable(n.startsWith(KNOWN) ? isKnown(n, values) : known.get(n));
            Object result = unknown.isEmpty()
                    ? test.program().eval(variables)
                    : test.program().advanceEvaluation(UnknownContext.create(variables, unknown));
            return switch (result) {
                case Boolean yes -> new Run(yes ? Outcome.TRUE : Outcome.FALSE, Optional.empty());
                case CelUnknownSet some -> new Run(Outcome.UNKNOWN, Optional.empty());
                default -> throw new IllegalStateException("condition '" + test.text() + "' gave " + result);
            };
        } catch (CelEvaluationException e) {
            return new Run(Outcome.FAILED, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static boolean isKnown(String variable, Map<String, ? extends @Nullable Object> values) {
        return values.get(variable.substring(KNOWN.length())) != null;
    }

    private static @Nullable Object value(String name, Name.Type type, Map<String, ? extends @Nullable Object> values) {
        Object value = values.get(name);
        return switch (value) {
            case null -> null;
            case Number n when type == Name.Type.YES_NO -> n.doubleValue() != 0;
            case Number n -> n.doubleValue();
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            case String s -> s;
            case Boolean b -> b;
            case Instant i -> i;
            default ->
                throw new IllegalArgumentException(name + " has a value no condition knows: " + value.getClass());
        };
    }
}
