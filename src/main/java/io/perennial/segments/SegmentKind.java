package io.perennial.segments;

import io.perennial.conditions.Checked;
import io.perennial.conditions.Conditions;
import io.perennial.configuration.ConfigurationKind;
import io.perennial.configuration.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Segments as a kind of configuration; some are shipped that most companies look at. */
@Component
class SegmentKind implements ConfigurationKind {

    static final String NAME = "segment";

    private static final List<String> SHIPPED =
            List.of("big-and-at-risk", "full-seats", "late-starters", "silent-champions", "renewal-in-90-days");

    private final Conditions conditions;

    SegmentKind(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Problem> validate(String text) {
        return switch (SegmentReader.read("checked", 1, text)) {
            case SegmentReader.Read.Refused(List<Problem> problems) -> problems;
            case SegmentReader.Read.Understood(Segment segment) ->
                switch (conditions.check(segment.when())) {
                    case Checked.Valid valid -> List.of();
                    case Checked.Invalid(List<Problem> problems) ->
                        problems.stream()
                                .map(problem -> new Problem(0, 0, Segments.OF_CONDITION + problem.message()))
                                .toList();
                };
        };
    }

    @Override
    public Map<String, String> defaults() {
        Map<String, String> texts = new LinkedHashMap<>();
        SHIPPED.forEach(key -> texts.put(key, ShippedText.of("/segments/" + key + ".yaml")));
        return texts;
    }
}
