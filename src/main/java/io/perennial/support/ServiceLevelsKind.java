package io.perennial.support;

import io.perennial.configuration.ConfigurationKind;
import io.perennial.configuration.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was promised for tickets, as a kind of configuration. */
@Component
class ServiceLevelsKind implements ConfigurationKind {

    static final String NAME = "service-levels";
    static final String KEY = "default";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Problem> validate(String text) {
        return ServiceLevelsReader.read(text, ZoneOffset.UTC).problems();
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of(KEY, shipped());
    }

    private static String shipped() {
        try (InputStream text = ServiceLevelsKind.class.getResourceAsStream("/service-levels/default.yaml")) {
            if (text == null) {
                throw new IllegalStateException("service-levels/default.yaml is missing from the program");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
