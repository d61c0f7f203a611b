package io.perennial.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The properties of a fact as a source sent them, read by name and type. What cannot be read is remembered as a problem
 * that says what to send instead; what nobody asked for stays in {@link #rest()}. Missing, null and blank are the same.
 *
 * <p>Times: "2026-03-01T10:00:00Z", "2026-03-01T10:00:00+01:00", "2026-03-01 10:00:00" and "2026-03-01" (both in the
 * given zone), or seconds or milliseconds since 1970. Not for use by several threads.
 */
public final class Properties {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final long MILLIS_FROM = 100_000_000_000L;

    private final Map<String, @Nullable Object> values;
    private final ZoneId zone;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();

    private Properties(Map<String, @Nullable Object> values, ZoneId zone) {
        this.values = values;
        this.zone = zone;
    }

    /** Reads one JSON object; anything else has no properties and one problem. */
    public static Properties of(byte[] json, ZoneId zone) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Optional<String> problem = Optional.empty();
        try {
            Object read = json.length == 0 ? Map.of() : JSON.readValue(json, Object.class);
            if (read instanceof Map<?, ?> object) {
                object.forEach((key, value) -> values.put(String.valueOf(key), value));
            } else {
                problem = Optional.of("the properties must be one JSON object");
            }
        } catch (JacksonException e) {
            problem = Optional.of("the properties are not JSON: " + e.getOriginalMessage());
        }
        Properties properties = new Properties(values, zone);
        problem.ifPresent(properties.problems::add);
        return properties;
    }

    /** What was wrong with what was asked for, as one sentence; empty when all of it could be read. */
    public Optional<String> problem() {
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }

    /** Adds a problem that only its reader can see, e.g. two times in the wrong order. */
    public void refuse(String problem) {
        problems.add(problem);
    }

    /** The properties nobody asked for, as JSON, so that they are kept. */
    public String rest() {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(asked);
        return JSON.writeValueAsString(rest);
    }

    /**
     * Which of these fields a snapshot showed; "account" always, "properties" where there is more than was asked for.
     */
    public Shown shown(Instant at, List<String> fields) {
        Stream<String> more = Stream.of("account", rest().equals("{}") ? "account" : "properties");
        return Shown.of(
                at,
                Stream.concat(fields.stream().filter(f -> value(f).isPresent()), more)
                        .distinct()
                        .toArray(String[]::new));
    }

    /** The source sent this property, maybe as null. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<String> text(String name) {
        return value(name).flatMap(v -> text(name, v));
    }

    /** A text that must be there. */
    public String required(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty() && value(name).isEmpty()) {
            problems.add("'" + name + "' is missing");
        }
        return text.orElse("");
    }

    public OptionalDouble number(String name) {
        Optional<Object> value = value(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double number = new BigDecimal(value.get().toString().strip()).doubleValue();
            if (Double.isFinite(number) && !(value.get() instanceof Boolean)) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // said below, for both ways not to be a number
        }
        problems.add("'" + name + "' must be a number such as 12.5 but was '" + shown(value.get()) + "'");
        return OptionalDouble.empty();
    }

    /** A number within a range, both ends included. */
    public OptionalDouble number(String name, double low, double high) {
        OptionalDouble number = number(name);
        if (number.isPresent() && (number.getAsDouble() < low || number.getAsDouble() > high)) {
            problems.add("'" + name + "' must lie in " + plain(low) + ".." + plain(high) + " but was "
                    + plain(number.getAsDouble()));
            return OptionalDouble.empty();
        }
        return number;
    }

    public Optional<Boolean> yesNo(String name) {
        return value(name).flatMap(v -> switch (v.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "ja" -> Optional.of(true);
            case "false", "no", "0", "nein" -> Optional.of(false);
            default -> {
                problems.add("'" + name + "' must be true or false but was '" + shown(v) + "'");
                yield Optional.empty();
            }
        });
    }

    public Optional<Instant> instant(String name) {
        return value(name).flatMap(v -> instant(name, v));
    }

    /** A list of times; a single time is a list of one, a text may hold several separated by ";". */
    public List<Instant> instants(String name) {
        return items(name).stream()
                .flatMap(v -> instant(name, v).stream())
                .sorted()
                .distinct()
                .toList();
    }

    public Optional<LocalDate> date(String name) {
        return instant(name).map(i -> i.atZone(zone).toLocalDate());
    }

    /** A list of texts; a single text may hold several separated by ";". */
    public List<String> texts(String name) {
        return items(name).stream().flatMap(v -> text(name, v).stream()).toList();
    }

    /** One of the enum's words in any case, with "-" or blank for "_", e.g. "Economic buyer". */
    public <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        return value(name).flatMap(v -> {
            String wanted = v.toString().strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
            Optional<E> found = Stream.of(type.getEnumConstants())
                    .filter(e -> e.name().equals(wanted))
                    .findFirst();
            if (found.isEmpty()) {
                problems.add("'" + name + "' must be one of "
                        + Stream.of(type.getEnumConstants())
                                .map(e -> e.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " but was '" + shown(v) + "'");
            }
            return found;
        });
    }

    private List<Object> items(String name) {
        return value(name)
                .map(v -> switch (v) {
                    case List<?> list ->
                        list.stream()
                                .filter(i -> i != null)
                                .map(Object.class::cast)
                                .toList();
                    case String text ->
                        Stream.of(text.split(";"))
                                .map(String::strip)
                                .filter(t -> !t.isEmpty())
                                .map(Object.class::cast)
                                .toList();
                    default -> List.of(v);
                })
                .orElse(List.of());
    }

    private Optional<Object> value(String name) {
        asked.add(name);
        return Optional.<Object>ofNullable(values.get(name)).filter(v -> !(v instanceof String s && s.isBlank()));
    }

    private Optional<String> text(String name, Object value) {
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            problems.add("'" + name + "' must be a text but was a list or an object");
            return Optional.empty();
        }
        String text = value instanceof Number n
                ? plain(n.doubleValue())
                : value.toString().strip();
        return Optional.of(text.indexOf('\0') < 0 ? text : text.replace("\0", ""))
                .filter(t -> !t.isEmpty());
    }

    private Optional<Instant> instant(String name, Object value) {
        Optional<Instant> read =
                value instanceof Number n ? Optional.of(epoch(n.doubleValue())) : parse(value.toString());
        if (read.isEmpty() || read.get().isBefore(EARLIEST) || read.get().isAfter(LATEST)) {
            problems.add("'" + name + "' must be a time such as 2026-03-01T10:00:00Z or 2026-03-01 but was '"
                    + shown(value) + "'");
            return Optional.empty();
        }
        return read.map(i -> i.truncatedTo(ChronoUnit.MICROS));
    }

    private static Instant epoch(double value) {
        double millis = Math.abs(value) >= MILLIS_FROM ? value : value * 1000;
        return Instant.ofEpochMilli((long) Math.max(-1e15, Math.min(1e15, millis)));
    }

    private Optional<Instant> parse(String text) {
        String written = text.strip();
        try {
            if (written.length() <= 10) {
                return Optional.of(LocalDate.parse(written).atStartOfDay(zone).toInstant());
            }
            String time = written.charAt(10) == ' ' ? written.substring(0, 10) + "T" + written.substring(11) : written;
            TemporalAccessor read = TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    read instanceof OffsetDateTime placed
                            ? placed.toInstant()
                            : ((LocalDateTime) read).atZone(zone).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
