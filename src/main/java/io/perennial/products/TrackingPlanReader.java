package io.perennial.products;

import io.perennial.configuration.Problem;
import io.perennial.configuration.Yaml;
import io.perennial.configuration.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the text of a tracking plan; every problem names its line. */
final class TrackingPlanReader {

    private static final List<String> TOP = List.of("products", "events", "entitlements");
    private static final List<String> PRODUCT = List.of("name", "features");
    private static final List<String> FEATURE = List.of("name", "core", "events");
    private static final List<String> EVENT = List.of("name", "use", "value_moment", "meter");
    private static final List<String> ENTITLEMENT = List.of("unit", "product", "measure", "meter");

    private final Yaml yaml;
    private final Map<String, EventMeaning> events = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private TrackingPlanReader(String text) {
        this.yaml = Yaml.of(text);
    }

    /** What was read, and everything wrong with it. */
    record Result(Catalogue catalogue, List<Problem> problems) {}

    static Result read(String text) {
        TrackingPlanReader reader = new TrackingPlanReader(text);
        Catalogue catalogue = reader.catalogue();
        return new Result(catalogue, reader.yaml.problems());
    }

    private Catalogue catalogue() {
        YamlNode.Mapping root = yaml.root();
        yaml.onlyKeys(root, TOP);
        List<Catalogue.Product> products = new ArrayList<>();
        yaml.mapping(root, "products")
                .ifPresent(m -> m.entries()
                        .forEach((key, entry) -> yaml.mapping(entry.value(), "product '" + key + "'")
                                .ifPresent(p -> products.add(product(key, p)))));
        yaml.list(root, "events").forEach(e -> event(e, Optional.empty(), Optional.empty(), false));
        List<Entitlement> entitlements = new ArrayList<>();
        yaml.list(root, "entitlements")
                .forEach(n -> yaml.mapping(n, "an entitlement")
                        .flatMap(m -> entitlement(m, products))
                        .ifPresent(entitlements::add));
        return new Catalogue(new TrackingPlan(!events.isEmpty(), events), products, entitlements);
    }

    private Catalogue.Product product(String key, YamlNode.Mapping product) {
        yaml.onlyKeys(product, PRODUCT);
        List<Catalogue.Feature> features = new ArrayList<>();
        yaml.mapping(product, "features")
                .ifPresent(m -> m.entries()
                        .forEach((name, entry) -> yaml.mapping(entry.value(), "feature '" + name + "'")
                                .ifPresent(f -> features.add(feature(key, name, f)))));
        return new Catalogue.Product(key, yaml.text(product, "name").orElse(key), features);
    }

    private Catalogue.Feature feature(String product, String key, YamlNode.Mapping feature) {
        yaml.onlyKeys(feature, FEATURE);
        boolean core = yaml.yesNo(feature, "core", false);
        List<String> names = new ArrayList<>();
        for (YamlNode node : yaml.list(feature, "events")) {
            event(node, Optional.of(product), Optional.of(key), core).ifPresent(names::add);
        }
        if (names.isEmpty()) {
            yaml.problem(feature, "feature '" + key + "' names no event, so its use could never be seen");
        }
        return new Catalogue.Feature(key, yaml.text(feature, "name").orElse(key), core, names);
    }

    /** An event is its name, or a mapping with its name and what else is true of it. */
    private Optional<String> event(YamlNode node, Optional<String> product, Optional<String> feature, boolean core) {
        return switch (node) {
            case YamlNode.Scalar s ->
                keep(s, s.text(), new EventMeaning(product, feature, core, true, false, Optional.empty()));
            case YamlNode.Mapping m -> {
                yaml.onlyKeys(m, EVENT);
                boolean use = yaml.yesNo(m, "use", true);
                boolean valueMoment = yaml.yesNo(m, "value_moment", false);
                if (valueMoment && !use) {
                    yaml.problem(m, "a value moment counts as use; remove 'use: false' or 'value_moment: true'");
                }
                String name = yaml.required(m, "name");
                Optional<String> meter = yaml.text(m, "meter");
                yield keep(m, name, new EventMeaning(product, feature, core && use, use, valueMoment, meter));
            }
            case YamlNode.Sequence s -> {
                yaml.problem(s, "an event is its name, or 'name:' with what is true of it");
                yield Optional.empty();
            }
        };
    }

    private Optional<String> keep(YamlNode at, String name, EventMeaning meaning) {
        if (name.isBlank() || name.length() > 255) {
            yaml.problem(at, "an event's name has 1..255 characters");
            return Optional.empty();
        }
        Integer first = lines.putIfAbsent(name, at.line());
        if (first != null) {
            yaml.problem(
                    at,
                    "event '" + name + "' stands twice, first in line " + first + "; an event belongs to one feature");
            return Optional.empty();
        }
        events.put(name, meaning);
        return Optional.of(name);
    }

    private Optional<Entitlement> entitlement(YamlNode.Mapping node, List<Catalogue.Product> products) {
        yaml.onlyKeys(node, ENTITLEMENT);
        String unit = yaml.required(node, "unit");
        Optional<String> product = yaml.text(node, "product");
        List<String> known = products.stream().map(Catalogue.Product::key).toList();
        product.filter(p -> !known.contains(p))
                .ifPresent(p -> yaml.problem(
                        node,
                        "there is no product '" + p + "' in this plan"
                                + io.perennial.configuration.Nearest.hint(p, known)));
        Optional<Entitlement.Measure> measure =
                Measures.read(yaml.text(node, "measure").orElse("seats"));
        if (measure.isEmpty()) {
            yaml.problem(node, "'measure' must be one of " + String.join(", ", Measures.WORDS.keySet()));
        }
        return unit.isBlank() || measure.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entitlement(
                        unit, product, measure.get(), yaml.text(node, "meter").orElse(unit)));
    }

    /** The words a plan uses for how a unit is measured. */
    private static final class Measures {
        static final Map<String, Entitlement.Measure> WORDS = new java.util.TreeMap<>(Map.of(
                "seats", Entitlement.Measure.SEATS,
                "monthly_count", Entitlement.Measure.MONTHLY_COUNT,
                "monthly_sum", Entitlement.Measure.MONTHLY_SUM,
                "level", Entitlement.Measure.LEVEL));

        static Optional<Entitlement.Measure> read(String word) {
            return Optional.ofNullable(WORDS.get(word));
        }
    }
}
