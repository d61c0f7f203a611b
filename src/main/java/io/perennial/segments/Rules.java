package io.perennial.segments;

import io.perennial.conditions.Checked;
import io.perennial.conditions.Condition;
import io.perennial.conditions.Conditions;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationText;
import io.perennial.configuration.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The segments as they are written now, each with its condition ready to be asked. Texts are understood once. */
@Component
class Rules {

    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

    private final Configuration configuration;
    private final Conditions conditions;
    private final Map<String, Optional<Rule>> understood = new ConcurrentHashMap<>();

    Rules(Configuration configuration, Conditions conditions) {
        this.configuration = configuration;
        this.conditions = conditions;
    }

    /** A segment and its condition. */
    record Rule(Segment segment, Condition condition) {}

    List<Rule> all() {
        return configuration.currents(SegmentKind.NAME).stream()
                .flatMap(text -> understand(text).stream())
                .toList();
    }

    Stream<Rule> inForce() {
        return all().stream().filter(rule -> rule.segment().active());
    }

    private Optional<Rule> understand(ConfigurationText text) {
        return understood.computeIfAbsent(text.key() + "/" + text.version(), key -> read(text));
    }

    private Optional<Rule> read(ConfigurationText text) {
        return switch (SegmentReader.read(text.key(), text.version(), text.text())) {
            case SegmentReader.Read.Understood(Segment segment) ->
                switch (conditions.check(segment.when())) {
                    case Checked.Valid(Condition condition) -> Optional.of(new Rule(segment, condition));
                    case Checked.Invalid(List<Problem> problems) -> refused(segment.key(), problems);
                };
            case SegmentReader.Read.Refused(List<Problem> problems) -> refused(text.key(), problems);
        };
    }

    private static Optional<Rule> refused(String key, List<Problem> problems) {
        LOG.error("Segment {} is not used: {}", key, problems);
        return Optional.empty();
    }
}
