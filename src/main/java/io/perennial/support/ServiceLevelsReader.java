package io.perennial.support;

import io.perennial.configuration.Problem;
import io.perennial.configuration.Yaml;
import io.perennial.configuration.YamlNode;
import io.perennial.support.Ticket.Priority;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** Reads what was promised for tickets; every problem names its line. */
final class ServiceLevelsReader {

    private static final List<String> TOP = List.of("business_hours", "targets");
    private static final List<String> HOURS = List.of("zone", "days", "from", "to", "holidays");
    private static final List<String> TARGET = List.of("first_reply_hours", "resolution_hours");
    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    private static final Set<DayOfWeek> WORKING_WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final double MOST_HOURS = 10_000;

    private final Yaml yaml;
    private final ZoneId zone;

    private ServiceLevelsReader(String text, ZoneId zone) {
        this.yaml = Yaml.of(text);
        this.zone = zone;
    }

    /** What was read, and everything wrong with it. */
    record Result(ServiceLevels levels, List<Problem> problems) {}

    /** @param zone where the text names none */
    static Result read(String text, ZoneId zone) {
        ServiceLevelsReader reader = new ServiceLevelsReader(text, zone);
        ServiceLevels levels = reader.levels();
        return new Result(levels, reader.yaml.problems());
    }

    private ServiceLevels levels() {
        YamlNode.Mapping root = yaml.root();
        yaml.onlyKeys(root, TOP);
        BusinessHours hours = hours(yaml.mapping(root, "business_hours").orElse(YamlNode.Mapping.empty()));
        Map<Priority, ServiceLevels.Target> targets = new EnumMap<>(Priority.class);
        yaml.mapping(root, "targets").ifPresent(m -> {
            yaml.onlyKeys(m, PRIORITIES);
            PRIORITIES.forEach(p -> yaml.mapping(m, p)
                    .ifPresent(t -> targets.put(Priority.valueOf(p.toUpperCase(Locale.ROOT)), target(t))));
        });
        return new ServiceLevels(hours, targets);
    }

    private BusinessHours hours(YamlNode.Mapping node) {
        yaml.onlyKeys(node, HOURS);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        yaml.list(node, "days")
                .forEach(d -> read(
                                d,
                                "a day must be a name such as monday",
                                t -> DayOfWeek.valueOf(t.toUpperCase(Locale.ROOT)))
                        .ifPresent(days::add));
        Set<LocalDate> holidays = new HashSet<>();
        yaml.list(node, "holidays")
                .forEach(d -> read(d, "a holiday must be a date such as 2026-12-25", LocalDate::parse)
                        .ifPresent(holidays::add));
        LocalTime from = time(node, "from").orElse(LocalTime.of(9, 0));
        LocalTime to = time(node, "to").orElse(LocalTime.of(17, 0));
        boolean ordered = to.equals(LocalTime.MIDNIGHT) || to.isAfter(from);
        if (!ordered) {
            yaml.problem(node, "the working day must end after it begins, but it is " + from + " to " + to);
        }
        ZoneId stated = yaml.at(node, "zone")
                .flatMap(z -> read(z, "a zone must be a name such as Europe/Berlin", ZoneId::of))
                .orElse(zone);
        return new BusinessHours(
                stated, days.isEmpty() ? WORKING_WEEK : days, from, ordered ? to : LocalTime.MIDNIGHT, holidays);
    }

    private ServiceLevels.Target target(YamlNode.Mapping node) {
        yaml.onlyKeys(node, TARGET);
        return new ServiceLevels.Target(promise(node, "first_reply_hours"), promise(node, "resolution_hours"));
    }

    private Optional<Duration> promise(YamlNode.Mapping node, String key) {
        OptionalDouble hours = yaml.number(node, key);
        if (hours.isPresent() && !(hours.getAsDouble() > 0 && hours.getAsDouble() <= MOST_HOURS)) {
            yaml.problem(node, "'" + key + "' must be more than 0 and at most 10000 hours");
            return Optional.empty();
        }
        return hours.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(hours.getAsDouble() * 3600)));
    }

    private Optional<LocalTime> time(YamlNode.Mapping node, String key) {
        return yaml.at(node, key)
                .flatMap(t -> read(t, "'" + key + "' must be a time such as \"09:00\"", LocalTime::parse));
    }

    private <T> Optional<T> read(YamlNode node, String problem, Function<String, T> parse) {
        Optional<String> text = yaml.scalar(node, problem);
        try {
            return text.map(parse);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            yaml.problem(node, problem + " but is '" + text.orElse("") + "'");
            return Optional.empty();
        }
    }
}
