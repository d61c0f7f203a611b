package io.perennial.web;

import io.perennial.accounts.Contract;
import io.perennial.accounts.Users;
import io.perennial.events.ActivityDay;
import io.perennial.products.Catalogue;
import io.perennial.products.Entitlement;
import io.perennial.products.EventMeaning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One product of a customer: what was sold, who uses it, how that changed, how much of its core is used. Windows are 28
 * whole days and the 28 before. Pure.
 *
 * @param seats sold and in force, summed over contracts; empty where the product is not sold by seats
 * @param active users of the window; {@code before} of the window before
 * @param core core features used in the window, of {@code coreOf}; 0 of 0 where none is stated
 */
public record ProductLine(String name, OptionalDouble seats, int active, int before, int core, int coreOf) {

    static final int WINDOW = 28;

    /** Relative change of active users; empty without any before. */
    public OptionalDouble change() {
        return before == 0 ? OptionalDouble.empty() : OptionalDouble.of((active - before) / (double) before);
    }

    /** Share of seats used; empty where none are sold. */
    public OptionalDouble used() {
        return seats.isPresent() && seats.getAsDouble() > 0
                ? OptionalDouble.of(active / seats.getAsDouble())
                : OptionalDouble.empty();
    }

    private static final class Use {
        private final Set<Long> now = new HashSet<>();
        private final Set<Long> before = new HashSet<>();
        private final Set<String> features = new HashSet<>();
    }

    /**
     * @param today last day of the window
     * @param names event names by their ids in the days
     */
    static List<ProductLine> of(
            List<Contract> contracts,
            List<ActivityDay> days,
            Users users,
            Map<Integer, String> names,
            Catalogue catalogue,
            LocalDate today) {
        Map<String, Double> seats = seats(contracts, catalogue, today);
        Map<String, Use> use = use(days, users, names, catalogue, today);
        Set<String> keys = new LinkedHashSet<>(seats.keySet());
        catalogue.products().stream()
                .map(Catalogue.Product::key)
                .filter(use::containsKey)
                .forEach(keys::add);
        keys.addAll(use.keySet());
        List<ProductLine> lines = new ArrayList<>();
        keys.forEach(key -> lines.add(line(key, seats, use.getOrDefault(key, new Use()), catalogue)));
        return List.copyOf(lines);
    }

    private static ProductLine line(String key, Map<String, Double> seats, Use use, Catalogue catalogue) {
        Optional<Catalogue.Product> product = catalogue.products().stream()
                .filter(known -> known.key().equals(key))
                .findFirst();
        List<String> core = product.stream()
                .flatMap(known -> known.features().stream())
                .filter(Catalogue.Feature::core)
                .map(Catalogue.Feature::key)
                .toList();
        Double sold = seats.get(key);
        return new ProductLine(
                product.map(Catalogue.Product::name).orElse(key),
                sold == null ? OptionalDouble.empty() : OptionalDouble.of(sold),
                use.now.size(),
                use.before.size(),
                (int) core.stream().filter(use.features::contains).count(),
                core.size());
    }

    /** Seats by product; a line names its product by key or by name. */
    private static Map<String, Double> seats(List<Contract> contracts, Catalogue catalogue, LocalDate today) {
        Map<String, Double> seats = new LinkedHashMap<>();
        contracts.stream()
                .flatMap(contract -> contract.lines().stream())
                .filter(line -> !line.start().isAfter(today)
                        && line.end().filter(end -> !end.isAfter(today)).isEmpty())
                .filter(line -> catalogue.entitlement(line.unit()).measure() == Entitlement.Measure.SEATS)
                .forEach(line -> seats.merge(key(line.product(), catalogue), line.quantity(), Double::sum));
        return seats;
    }

    private static String key(String sold, Catalogue catalogue) {
        return catalogue.products().stream()
                .filter(product ->
                        product.key().equalsIgnoreCase(sold) || product.name().equalsIgnoreCase(sold))
                .map(Catalogue.Product::key)
                .findFirst()
                .orElse(sold);
    }

    private static Map<String, Use> use(
            List<ActivityDay> days, Users users, Map<Integer, String> names, Catalogue catalogue, LocalDate today) {
        LocalDate start = today.minusDays(WINDOW - 1);
        LocalDate startBefore = start.minusDays(WINDOW);
        Map<String, Use> use = new LinkedHashMap<>();
        for (ActivityDay day : days) {
            if (day.day().isAfter(today) || day.day().isBefore(startBefore)) {
                continue;
            }
            boolean now = !day.day().isBefore(start);
            for (int user = 0; user < day.userCount(); user++) {
                if (users.counts(day.userAt(user))) {
                    count(day, user, users.person(day.userAt(user)), now, names, catalogue, use);
                }
            }
        }
        return use;
    }

    private static void count(
            ActivityDay day,
            int user,
            long person,
            boolean now,
            Map<Integer, String> names,
            Catalogue catalogue,
            Map<String, Use> use) {
        for (int used = day.usesFrom(user); used < day.usesTo(user); used++) {
            EventMeaning meaning = catalogue.plan().meaningOf(names.getOrDefault(day.usedNameAt(used), "?"));
            if (meaning.use() && meaning.product().isPresent()) {
                Use of = use.computeIfAbsent(meaning.product().get(), key -> new Use());
                (now ? of.now : of.before).add(person);
                if (now) {
                    meaning.feature().ifPresent(of.features::add);
                }
            }
        }
    }
}
