package io.perennial.conditions;

import com.google.re2j.PatternSyntaxException;
import io.perennial.configuration.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with a condition in words that help to mend it. */
final class Words {

    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']+)' applied to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*", Pattern.DOTALL);
    private static final Pattern EXPECTED =
            Pattern.compile("expected type 'bool' but found '([^']+)'.*", Pattern.DOTALL);
    private static final Pattern SELECTION =
            Pattern.compile("type '([^']+)' does not support field selection.*", Pattern.DOTALL);

    private static final Pattern SINGLE_EQUALS = Pattern.compile("[^=!<>]=[^=]");
    private static final Pattern WORD_JOINT = Pattern.compile("(?i)\\s(and|or|not)\\s");

    private static final Map<String, String> TYPES = Map.of(
            "double", "a number",
            "int", "a whole number",
            "uint", "a whole number",
            "string", "a text",
            "bool", "true or false",
            "timestamp", "a date",
            "google.protobuf.Timestamp", "a date");

    private static final List<String> FUNCTIONS = List.of(
            "date",
            "known",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "size",
            "all",
            "exists",
            "exists_one",
            "filter",
            "map",
            "timestamp",
            "duration",
            "int",
            "double",
            "string");

    private Words() {}

    static String ofSyntax(String message, String text) {
        if (SINGLE_EQUALS.matcher(text).find()) {
            return "a single = compares nothing; write == to compare";
        }
        if (WORD_JOINT.matcher(text).find()) {
            return "join conditions by && (and), || (or) and ! (not)";
        }
        if (message.contains("<EOF>")) {
            return "the condition ends too early; something is missing after this";
        }
        String reason = message.lines().findFirst().orElse(message).replaceFirst(" expecting \\{.*", "");
        return "this cannot be read as a condition: " + reason;
    }

    static String ofType(String message) {
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return overload(overload.group(1), overload.group(2));
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            String name = undeclared.group(1);
            return name.equals("has")
                    ? "there is no function 'has'; write known(...) to ask whether a name has a value"
                    : "there is no function '" + name + "'" + Nearest.hint(name, FUNCTIONS);
        }
        Matcher expected = EXPECTED.matcher(message);
        if (expected.matches()) {
            return "a condition must be true or false, but this is " + type(expected.group(1))
                    + "; compare it with something";
        }
        Matcher selection = SELECTION.matcher(message);
        if (selection.matches()) {
            return "this is " + type(selection.group(1)) + " and has no parts, so nothing may follow it with a dot";
        }
        return message.lines().findFirst().orElse(message);
    }

    /** Whether a constant argument can be used by its function; the sentence if not. */
    static Optional<String> ofConstant(Trees.Constant constant) {
        try {
            switch (constant.function()) {
                case "date" -> LocalDate.parse(constant.text());
                case "timestamp" -> Instant.parse(constant.text());
                case "matches" -> com.google.re2j.Pattern.compile(constant.text());
                default -> {}
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("'" + constant.text() + "' is not a date; write it as 2026-03-01");
        } catch (PatternSyntaxException e) {
            return Optional.of("'" + constant.text() + "' is not a pattern: " + e.getDescription());
        }
    }

    private static String overload(String function, String arguments) {
        List<String> types = Arrays.stream(arguments.replaceAll("[()]", "").split(",\\s*"))
                .map(Words::type)
                .toList();
        String between = types.stream().distinct().collect(Collectors.joining(" and "));
        if (function.equals(Trees.AND) || function.equals(Trees.OR) || function.equals(Trees.NOT)) {
            return "'" + operator(function) + "' joins conditions that are true or false, but here stands " + between;
        }
        boolean dateAndText = types.contains("a date") && types.contains("a text");
        return "'" + operator(function) + "' does not work with " + between
                + (dateAndText ? "; write the date as date(\"2026-03-01\")" : "");
    }

    private static String operator(String function) {
        return function.equals("@in") ? "in" : function.replace("_", "");
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name, name.startsWith("list") ? "a list" : name);
    }
}
