package io.perennial.conditions;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what people write into what the type check wants: whole numbers beside numbers become numbers with a fraction
 * (40 -> 40.0), and known(signal.x) becomes the variable that says whether signal.x has a value.
 */
final class Rewrite {

    private static final Set<String> OPERATORS =
            Set.of("_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_", "_+_", "_-_", "_*_", "_/_", "-_", "@in", "_?_:_");

    /** Functions whose result is a whole number. */
    private static final Set<String> WHOLE = Set.of(
            "size",
            "int",
            "getFullYear",
            "getMonth",
            "getDate",
            "getDayOfMonth",
            "getDayOfWeek",
            "getDayOfYear",
            "getHours",
            "getMinutes",
            "getSeconds",
            "getMilliseconds",
            "_%_");

    private Rewrite() {}

    static CelExpr of(CelExpr expression) {
        if (expression.getKind() != Kind.CALL) {
            return expression;
        }
        if (asksWhetherKnown(expression)) {
            String name = Trees.dotted(expression.call().args().getFirst()).orElseThrow();
            return CelExpr.ofIdent(expression.id(), Condition.KNOWN + name);
        }
        CelExpr.CelCall call = expression.call();
        boolean numbers = OPERATORS.contains(call.function())
                && call.args().stream().noneMatch(a -> WHOLE.contains(Trees.function(a)));
        List<CelExpr> arguments =
                call.args().stream().map(a -> numbers ? number(of(a)) : of(a)).toList();
        Optional<CelExpr> target = call.target().map(Rewrite::of);
        return CelExpr.newBuilder()
                .setId(expression.id())
                .setCall(call.toBuilder()
                        .setTarget(target)
                        .clearArgs()
                        .addArgs(arguments)
                        .build())
                .build();
    }

    /** known(signal.x). */
    static boolean asksWhetherKnown(CelExpr expression) {
        return Trees.function(expression).equals("known")
                && expression.call().target().isEmpty()
                && expression.call().args().size() == 1
                && Trees.dotted(expression.call().args().getFirst()).isPresent();
    }

    private static CelExpr number(CelExpr expression) {
        if (expression.getKind() == Kind.CONSTANT && expression.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
            return CelExpr.ofConstant(expression.id(), CelConstant.ofValue((double)
                    expression.constant().int64Value()));
        }
        if (expression.getKind() == Kind.LIST) {
            CelExpr.CelList list = expression.list();
            return CelExpr.newBuilder()
                    .setId(expression.id())
                    .setList(CelExpr.CelList.newBuilder()
                            .addElements(list.elements().stream()
                                    .map(Rewrite::number)
                                    .toList())
                            .addOptionalIndices(list.optionalIndices())
                            .build())
                    .build();
        }
        return expression;
    }
}
