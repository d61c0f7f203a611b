package io.perennial.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.perennial.configuration.Problem;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads, checks and compiles conditions over one vocabulary. For use by many threads. */
final class Checker {

    /** Most characters of a condition. */
    static final int LONGEST = 4_000;

    /** Most steps of one evaluation, counted before it runs. */
    static final long DEAREST = 10_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableUnknownTracking(true)
            .enableHeterogeneousNumericComparisons(true)
            .populateMacroCalls(true)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(64)
            .comprehensionMaxIterations(1_000)
            .maxRegexProgramSize(500)
            .build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(CelFunctionBinding.from(
                    "date_text",
                    String.class,
                    text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()))
            .build();

    private static final CelUnparser UNPARSER = CelUnparserFactory.newUnparser();

    private final Vocabulary vocabulary;
    private final CelCompiler compiler;

    Checker(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.compiler = compiler(vocabulary);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Checked check(String text, Stratum highest) {
        if (text.isBlank()) {
            return invalid(Problem.of("the condition is empty"));
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return invalid(Problem.of("the condition is longer than " + LONGEST + " characters"));
        }
        CelValidationResult parsed = compiler.parse(text);
        if (parsed.hasError()) {
            List<Problem> unreadable = issues(parsed, m -> Words.ofSyntax(m, text));
            return invalid(unreadable.getFirst());
        }
        CelAbstractSyntaxTree tree = tree(parsed);
        NamesUsed used = NamesUsed.in(tree);
        List<Problem> problems = new ArrayList<>(used.problems(vocabulary, highest));
        long cost = Cost.of(tree.getExpr());
        if (cost > DEAREST) {
            problems.add(Problem.of("the condition would take " + cost + " steps for each customer; at most " + DEAREST
                    + " are allowed, so shorten its lists"));
        }
        if (!problems.isEmpty()) {
            return new Checked.Invalid(problems);
        }
        CelValidationResult whole =
                compiler.check(CelAbstractSyntaxTree.newParsedAst(Rewrite.of(tree.getExpr()), tree.getSource()));
        if (whole.hasError()) {
            return new Checked.Invalid(issues(whole, Words::ofType));
        }
        Optional<Problem> constant = badConstant(tree);
        return constant.isPresent()
                ? invalid(constant.get())
                : new Checked.Valid(new Condition(text, part(tree, tree.getExpr()), used.names(vocabulary)));
    }

    /** The syntax tree of a text, if it can be read. */
    Optional<CelExpr> parse(String text) {
        CelValidationResult parsed = compiler.parse(text);
        return parsed.hasError() ? Optional.empty() : Optional.of(tree(parsed).getExpr());
    }

    private Condition.Part part(CelAbstractSyntaxTree tree, CelExpr expression) {
        String text = UNPARSER.unparse(CelAbstractSyntaxTree.newParsedAst(expression, tree.getSource()));
        return switch (Trees.function(expression)) {
            case Trees.AND -> new Condition.Part.Every(text, parts(tree, expression, Trees.AND));
            case Trees.OR -> new Condition.Part.Any(text, parts(tree, expression, Trees.OR));
            case Trees.NOT ->
                new Condition.Part.Not(text, part(tree, expression.call().args().getFirst()));
            default -> test(tree, expression, text);
        };
    }

    private List<Condition.Part> parts(CelAbstractSyntaxTree tree, CelExpr expression, String joint) {
        return Trees.flat(expression, joint).stream().map(e -> part(tree, e)).toList();
    }

    private Condition.Part test(CelAbstractSyntaxTree tree, CelExpr expression, String text) {
        CelAbstractSyntaxTree leaf = CelAbstractSyntaxTree.newParsedAst(expression, tree.getSource());
        Map<String, Name.Type> names = NamesUsed.in(leaf).valuesNeeded(vocabulary);
        CelValidationResult checked =
                compiler.check(CelAbstractSyntaxTree.newParsedAst(Rewrite.of(expression), tree.getSource()));
        try {
            return new Condition.Part.Test(text, RUNTIME.createProgram(tree(checked)), names);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a checked condition cannot be compiled: " + text, e);
        }
    }

    /**
     * date("...") and matches("...") of a constant are tried once here, so that a typing error is not found at night.
     */
    private static Optional<Problem> badConstant(CelAbstractSyntaxTree tree) {
        for (Trees.Constant constant : Trees.constants(tree.getExpr())) {
            Optional<String> problem = Words.ofConstant(constant);
            if (problem.isPresent()) {
                return Optional.of(Trees.problem(tree, constant.id(), problem.get()));
            }
        }
        return Optional.empty();
    }

    private static Checked invalid(Problem problem) {
        return new Checked.Invalid(List.of(problem));
    }

    private static List<Problem> issues(CelValidationResult result, Function<String, String> words) {
        return result.getErrors().stream()
                .map(issue -> problem(issue, words))
                .distinct()
                .sorted()
                .toList();
    }

    private static Problem problem(CelIssue issue, Function<String, String> words) {
        return new Problem(
                Math.max(1, issue.getSourceLocation().getLine()),
                Math.max(0, issue.getSourceLocation().getColumn()) + 1,
                words.apply(issue.getMessage()));
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CelCompiler compiler(Vocabulary vocabulary) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.FILTER,
                        CelStandardMacro.MAP)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        "date",
                        CelOverloadDecl.newGlobalOverload("date_text", SimpleType.TIMESTAMP, SimpleType.STRING)))
                .setResultType(SimpleType.BOOL);
        vocabulary.names().values().forEach(n -> {
            builder.addVar(n.name(), type(n.type()));
            builder.addVar(Condition.KNOWN + n.name(), SimpleType.BOOL);
        });
        return builder.build();
    }

    private static CelType type(Name.Type type) {
        return switch (type) {
            case NUMBER -> SimpleType.DOUBLE;
            case TEXT -> SimpleType.STRING;
            case YES_NO -> SimpleType.BOOL;
            case DATE -> SimpleType.TIMESTAMP;
        };
    }
}
