package io.perennial.health;

import io.perennial.configuration.ConfigurationKind;
import io.perennial.configuration.Problem;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Scorecards as a kind of configuration. One is shipped in force, and templates that a person may switch on. */
@Component
class ScorecardKind implements ConfigurationKind {

    static final String NAME = "scorecard";

    private static final List<String> SHIPPED =
            List.of("default", "licence-use", "licence-use-months-1-6", "licence-use-months-7-9");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Problem> validate(String text) {
        return switch (reader().read("checked", text)) {
            case ScorecardReader.Read.Understood understood -> List.of();
            case ScorecardReader.Read.Refused refused -> refused.problems();
        };
    }

    @Override
    public Map<String, String> defaults() {
        Map<String, String> texts = new LinkedHashMap<>();
        SHIPPED.forEach(key -> texts.put(key, shipped(key)));
        return texts;
    }

    static ScorecardReader reader() {
        return new ScorecardReader(
                SignalCatalogue.all().stream().collect(Collectors.toMap(Signal::key, Function.identity())));
    }

    private static String shipped(String key) {
        try (InputStream file = ScorecardKind.class.getResourceAsStream("/scorecards/" + key + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("scorecards/" + key + ".yaml is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
