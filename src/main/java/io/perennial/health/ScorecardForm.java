package io.perennial.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A scorecard as a form has it, each part as it was typed, and as text. What cannot be understood is written down as it
 * is, so that the check of the text finds it; {@link Written#rowAt} says to which row a line belongs. Pure.
 */
public record ScorecardForm(
        boolean active,
        String order,
        String when,
        String healthy,
        String watch,
        String margin,
        List<Row> rows,
        List<CapRow> caps) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?");
    private static final Pattern POINT = Pattern.compile("\\s*([^:,;\\s]+)\\s*:\\s*([^:,;\\s]+)\\s*[,;]?");

    public ScorecardForm {
        rows = List.copyOf(rows);
        caps = List.copyOf(caps);
    }

    /** A measure: {@code points} are value:grade pairs, e.g. "0:0, 0.8:100"; a comparing curve has none. */
    public record Row(String group, String signal, String weight, Shape shape, String points) {}

    /** A cap: while the signal is at least (or at most) a value, the score is at most the limit. */
    public record CapRow(String signal, Scorecard.Cap.Side side, String threshold, String limit) {}

    /** The kinds of curve a form offers. */
    public enum Shape {
        LINEAR,
        STEP,
        HIGHER,
        LOWER
    }

    /** The text of a form, and which row stands in which line. */
    public record Written(String text, Map<Integer, String> places) {

        /** "measure 0", "cap 1", "when", "bands", "order" or empty for the text as a whole. */
        public String rowAt(int line) {
            return places.getOrDefault(line, "");
        }
    }

    public static ScorecardForm of(Scorecard card) {
        List<Row> rows = new ArrayList<>();
        card.groups()
                .forEach(group -> group.measures()
                        .forEach(measure -> rows.add(new Row(
                                group.key(),
                                measure.signal(),
                                ScorecardReader.plain(measure.weight()),
                                shape(measure.curve()),
                                points(measure.curve())))));
        return new ScorecardForm(
                card.active(),
                Integer.toString(card.order()),
                card.when().orElse(""),
                ScorecardReader.plain(card.bands().healthy()),
                ScorecardReader.plain(card.bands().watch()),
                ScorecardReader.plain(card.bands().margin()),
                rows,
                card.caps().stream()
                        .map(cap -> new CapRow(
                                cap.signal(),
                                cap.side(),
                                ScorecardReader.plain(cap.threshold()),
                                ScorecardReader.plain(cap.limit())))
                        .toList());
    }

    private static Shape shape(Curve curve) {
        return switch (curve) {
            case Curve.Linear linear -> Shape.LINEAR;
            case Curve.Step step -> Shape.STEP;
            case Curve.Percentile(boolean higher) -> higher ? Shape.HIGHER : Shape.LOWER;
        };
    }

    private static String points(Curve curve) {
        List<Curve.Point> points = switch (curve) {
            case Curve.Linear linear -> linear.points();
            case Curve.Step step -> step.points();
            case Curve.Percentile percentile -> List.of();
        };
        return points.stream()
                .map(point -> ScorecardReader.plain(point.value()) + ":" + ScorecardReader.plain(point.grade()))
                .collect(Collectors.joining(", "));
    }

    /** The form as a scorecard's text. */
    public Written written() {
        Lines lines = new Lines();
        lines.add("", "active: " + active);
        lines.add("order", "order: " + number(order));
        if (!when.isBlank()) {
            lines.add("when", "when: " + quoted(when.strip()));
        }
        lines.add(
                "bands",
                "bands: {healthy: " + number(healthy) + ", watch: " + number(watch) + ", margin: " + number(margin)
                        + "}");
        lines.add("", "groups:");
        byGroup().forEach((group, positions) -> {
            lines.add(measure(positions.getFirst()), "  - key: " + quoted(group));
            lines.add(measure(positions.getFirst()), "    measures:");
            positions.forEach(position -> write(lines, position, rows.get(position)));
        });
        if (!caps.isEmpty()) {
            lines.add("", "caps:");
        }
        for (int i = 0; i < caps.size(); i++) {
            CapRow cap = caps.get(i);
            String side = cap.side().name().toLowerCase(Locale.ROOT);
            lines.add("cap " + i, "  - signal: " + quoted(cap.signal()));
            lines.add("cap " + i, "    " + side + ": " + number(cap.threshold()));
            lines.add("cap " + i, "    limit: " + number(cap.limit()));
        }
        return new Written(String.join("\n", lines.text) + "\n", Map.copyOf(lines.places));
    }

    private static String measure(int position) {
        return "measure " + position;
    }

    private void write(Lines lines, int position, Row row) {
        lines.add(measure(position), "      - signal: " + quoted(row.signal()));
        lines.add(measure(position), "        weight: " + number(row.weight()));
        lines.add(
                measure(position),
                "        "
                        + switch (row.shape()) {
                            case LINEAR -> "linear: " + curve(row.points());
                            case STEP -> "step: " + curve(row.points());
                            case HIGHER -> "percentile: higher";
                            case LOWER -> "percentile: lower";
                        });
    }

    private Map<String, List<Integer>> byGroup() {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            groups.computeIfAbsent(rows.get(i).group().strip(), key -> new ArrayList<>())
                    .add(i);
        }
        return groups;
    }

    /** "0:0, 0.8:100" -> "[[0, 0], [0.8, 100]]"; what is no point stays, to be found by the check. */
    private static String curve(String points) {
        List<String> pairs = new ArrayList<>();
        Matcher matcher = POINT.matcher(points);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            pairs.add("[" + number(matcher.group(1)) + ", " + number(matcher.group(2)) + "]");
            end = matcher.end();
        }
        String rest = points.substring(end).strip();
        if (!rest.isEmpty()) {
            pairs.add(quoted(rest));
        }
        return "[" + String.join(", ", pairs) + "]";
    }

    private static String number(String text) {
        String plain = text.strip().replace("\u2212", "-");
        return NUMBER.matcher(plain).matches() ? plain : quoted(plain);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\p{Cntrl}]", " ") + '"';
    }

    private static final class Lines {
        private final List<String> text = new ArrayList<>();
        private final Map<Integer, String> places = new LinkedHashMap<>();

        void add(String place, String line) {
            text.add(line);
            if (!place.isEmpty()) {
                places.put(text.size(), place);
            }
        }
    }
}
