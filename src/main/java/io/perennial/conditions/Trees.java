package io.perennial.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.perennial.configuration.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reading of syntax trees. */
final class Trees {

    static final String AND = "_&&_";
    static final String OR = "_||_";
    static final String NOT = "!_";

    private Trees() {}

    /** A constant text that is the argument of a function. */
    record Constant(long id, String function, String text) {}

    /** The function an expression calls, else empty text. */
    static String function(CelExpr expression) {
        return expression.getKind() == Kind.CALL ? expression.call().function() : "";
    }

    /** a && (b && c) -> a, b, c. */
    static List<CelExpr> flat(CelExpr expression, String joint) {
        return function(expression).equals(joint)
                ? expression.call().args().stream()
                        .flatMap(e -> flat(e, joint).stream())
                        .toList()
                : List.of(expression);
    }

    /** signal.seat_utilisation as one text, if the expression is a name. */
    static Optional<String> dotted(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> Optional.of(expression.ident().name());
            case SELECT ->
                expression.select().testOnly()
                        ? Optional.empty()
                        : dotted(expression.select().operand())
                                .map(o -> o + "." + expression.select().field());
            default -> Optional.empty();
        };
    }

    /** What stands directly inside an expression. */
    static List<CelExpr> inside(CelExpr expression) {
        return switch (expression.getKind()) {
            case SELECT -> List.of(expression.select().operand());
            case CALL ->
                Stream.concat(expression.call().target().stream(), expression.call().args().stream())
                        .toList();
            case LIST -> List.copyOf(expression.list().elements());
            case MAP ->
                expression.map().entries().stream()
                        .flatMap(e -> Stream.of(e.key(), e.value()))
                        .toList();
            case COMPREHENSION ->
                List.of(
                        expression.comprehension().iterRange(),
                        expression.comprehension().accuInit(),
                        expression.comprehension().loopCondition(),
                        expression.comprehension().loopStep(),
                        expression.comprehension().result());
            default -> List.of();
        };
    }

    static void walk(CelExpr expression, Consumer<CelExpr> visit) {
        visit.accept(expression);
        inside(expression).forEach(e -> walk(e, visit));
    }

    /** Constant texts that are the last argument of a function. */
    static List<Constant> constants(CelExpr expression) {
        List<Constant> constants = new ArrayList<>();
        walk(expression, e -> {
            if (e.getKind() == Kind.CALL && !e.call().args().isEmpty()) {
                CelExpr last = e.call().args().getLast();
                if (last.getKind() == Kind.CONSTANT && last.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                    constants.add(new Constant(
                            last.id(), e.call().function(), last.constant().stringValue()));
                }
            }
        });
        return constants;
    }

    /** A problem at the place of an expression. */
    static Problem problem(CelAbstractSyntaxTree tree, long id, String message) {
        Integer offset = tree.getSource().getPositionsMap().get(id);
        return offset == null
                ? Problem.of(message)
                : tree.getSource()
                        .getOffsetLocation(offset)
                        .map(l -> new Problem(l.getLine(), l.getColumn() + 1, message))
                        .orElseGet(() -> Problem.of(message));
    }
}
