package io.perennial.conditions;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;

/**
 * Steps that one evaluation takes at most: one for each part, times the length of a list for what is done with each
 * item.
 */
final class Cost {

    private static final long UNKNOWN_LENGTH = 100;

    private Cost() {}

    static long of(CelExpr expression) {
        if (expression.getKind() != Kind.COMPREHENSION) {
            return Trees.inside(expression).stream().mapToLong(Cost::of).reduce(1, Cost::sum);
        }
        CelExpr.CelComprehension loop = expression.comprehension();
        long length = loop.iterRange().getKind() == Kind.LIST
                ? loop.iterRange().list().elements().size()
                : UNKNOWN_LENGTH;
        long once = sum(of(loop.iterRange()), sum(of(loop.accuInit()), of(loop.result())));
        return sum(once, product(length, sum(of(loop.loopCondition()), of(loop.loopStep()))));
    }

    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static long product(long a, long b) {
        return a == 0 || b == 0 ? 0 : a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
}
