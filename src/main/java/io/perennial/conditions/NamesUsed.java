package io.perennial.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.perennial.configuration.Nearest;
import io.perennial.configuration.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names a condition uses, each with its place. */
final class NamesUsed {

    private final CelAbstractSyntaxTree tree;
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> own = new HashSet<>();

    private NamesUsed(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** @param asked only whether it has a value is asked */
    private record Use(String name, long id, boolean asked) {}

    static NamesUsed in(CelAbstractSyntaxTree tree) {
        NamesUsed used = new NamesUsed(tree);
        Trees.walk(tree.getExpr(), e -> {
            if (e.getKind() == Kind.COMPREHENSION) {
                used.own.add(e.comprehension().iterVar());
                used.own.add(e.comprehension().accuVar());
            }
        });
        used.collect(tree.getExpr(), false);
        return used;
    }

    private void collect(CelExpr expression, boolean asked) {
        Optional<String> name = Trees.dotted(expression);
        if (name.isPresent()) {
            if (!own.contains(name.get().split("\\.", 2)[0])) {
                uses.add(new Use(name.get(), first(expression), asked));
            }
            return;
        }
        boolean known = Rewrite.asksWhetherKnown(expression);
        Trees.inside(expression).forEach(e -> collect(e, known));
    }

    /** Every known name in the condition. */
    Set<String> names(Vocabulary vocabulary) {
        Set<String> names = new TreeSet<>();
        uses.forEach(u -> vocabulary.find(u.name()).ifPresent(n -> names.add(n.name())));
        return names;
    }

    /** The names whose values are needed; asking whether a name is known needs none. */
    Map<String, Name.Type> valuesNeeded(Vocabulary vocabulary) {
        Map<String, Name.Type> names = new TreeMap<>();
        uses.stream()
                .filter(u -> !u.asked())
                .forEach(u -> vocabulary.find(u.name()).ifPresent(n -> names.put(n.name(), n.type())));
        return names;
    }

    List<Problem> problems(Vocabulary vocabulary, Stratum highest) {
        List<Problem> problems = new ArrayList<>();
        for (Use use : uses) {
            Optional<Name> name = vocabulary.find(use.name());
            if (name.isEmpty() && !extendsAName(use.name(), vocabulary)) {
                problems.add(Trees.problem(tree, use.id(), unknown(use.name(), vocabulary)));
            } else if (name.filter(n -> n.stratum().compareTo(highest) > 0).isPresent()) {
                problems.add(Trees.problem(
                        tree,
                        use.id(),
                        "'" + use.name() + "' is a " + word(name.get().stratum()) + "; here only names up to the "
                                + word(highest) + " level may be used, so that nothing depends on its own result"));
            }
        }
        return problems;
    }

    private static String unknown(String name, Vocabulary vocabulary) {
        String hint = Nearest.hint(name, vocabulary.names().keySet());
        return "unknown name '" + name + "'" + (hint.isEmpty() ? "; the list of names shows what there is" : hint);
    }

    /** signal.x.y where signal.x is a name: the type check says what is wrong. */
    private static boolean extendsAName(String name, Vocabulary vocabulary) {
        int dot = name.lastIndexOf('.');
        return dot > 0
                && (vocabulary.find(name.substring(0, dot)).isPresent()
                        || extendsAName(name.substring(0, dot), vocabulary));
    }

    private static long first(CelExpr expression) {
        return expression.getKind() == Kind.SELECT ? first(expression.select().operand()) : expression.id();
    }

    private static String word(Stratum stratum) {
        return stratum.name().toLowerCase(Locale.ROOT);
    }
}
