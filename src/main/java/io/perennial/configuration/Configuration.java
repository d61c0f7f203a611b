package io.perennial.configuration;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that is text. The shipped default is version 1 of a text; from then on the installation's own text stands,
 * and a newer default is only offered.
 */
@Service
public class Configuration {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private final ConfigurationStore store;
    private final ObjectProvider<ConfigurationKind> kinds;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Configuration(
            ConfigurationStore store,
            ObjectProvider<ConfigurationKind> kinds,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** A text has a new current version, or none any more; published inside the transaction that wrote it. */
    public record Changed(String kind, String key, int version, boolean removed) {}

    /** A default that came with a newer release and differs from the one this installation started from. */
    public record Offer(String kind, String key, String text) {}

    /** Every kind of text, by name. */
    public List<ConfigurationKind> kinds() {
        return List.copyOf(byName().values());
    }

    /** The text in force; empty when there is none or it was removed. */
    @Transactional
    public Optional<ConfigurationText> current(String kind, String key) {
        return latest(kind(kind), key).flatMap(ConfigurationStore.Row::asText);
    }

    /** All texts of a kind in force, by key. */
    @Transactional
    public List<ConfigurationText> currents(String kind) {
        ConfigurationKind known = kind(kind);
        List<ConfigurationStore.Row> rows = store.latestOf(kind);
        Set<String> unwritten = new HashSet<>(known.defaults().keySet());
        rows.forEach(row -> unwritten.remove(row.key()));
        if (!unwritten.isEmpty()) {
            unwritten.forEach(key -> latest(known, key));
            rows = store.latestOf(kind);
        }
        return rows.stream().flatMap(r -> r.asText().stream()).toList();
    }

    /** Saves over whatever is there; see {@link #save(String, String, String, String, String, int)}. */
    @Transactional
    public Saved save(String kind, String key, String text, Actor author, String comment) {
        int latest =
                latest(kind(kind), key).map(ConfigurationStore.Row::version).orElse(0);
        return save(kind, key, text, author, comment, latest);
    }

    /**
     * Saves a text as the next version.
     *
     * @param basedOn the version its author saw, 0 when there was none; a newer one makes the save {@link Saved.Stale}
     */
    @Transactional
    public Saved save(String kind, String key, String text, Actor author, String comment, int basedOn) {
        ConfigurationKind known = kind(kind);
        String clean = normal(text);
        List<Problem> problems = problems(known, key, clean);
        if (!problems.isEmpty()) {
            return new Saved.Invalid(problems);
        }
        Optional<ConfigurationStore.Row> latest = latest(known, key);
        int version = latest.map(ConfigurationStore.Row::version).orElse(0);
        if (version != basedOn) {
            return new Saved.Stale(version);
        }
        if (latest.flatMap(ConfigurationStore.Row::text).filter(clean::equals).isPresent()) {
            return new Saved.Unchanged(version);
        }
        return write(known, key, version + 1, Optional.of(clean), author, comment)
                ? new Saved.Stored(version + 1)
                : new Saved.Stale(version + 1);
    }

    /** Removes a text with a version of its own, so that it can be seen and brought back. */
    @Transactional
    public Saved remove(String kind, String key, Actor author, String comment) {
        ConfigurationKind known = kind(kind);
        Optional<ConfigurationStore.Row> latest = latest(known, key);
        if (latest.flatMap(ConfigurationStore.Row::text).isEmpty()) {
            return new Saved.Unchanged(
                    latest.map(ConfigurationStore.Row::version).orElse(0));
        }
        int next = latest.get().version() + 1;
        return write(known, key, next, Optional.empty(), author, comment)
                ? new Saved.Stored(next)
                : new Saved.Stale(next);
    }

    /** What is wrong with a text; empty when it could be saved. */
    public List<Problem> validate(String kind, String key, String text) {
        return problems(kind(kind), key, normal(text));
    }

    /** Every version that holds a text, newest first. */
    @Transactional
    public List<ConfigurationText> versions(String kind, String key) {
        latest(kind(kind), key);
        return store.versions(kind, key).stream()
                .flatMap(r -> r.asText().stream())
                .toList();
    }

    /** Unified difference of two versions; a version that is not there or was a removal counts as empty text. */
    @Transactional
    public String diff(String kind, String key, int from, int to) {
        Map<Integer, String> texts = versions(kind, key).stream()
                .collect(Collectors.toMap(ConfigurationText::version, ConfigurationText::text));
        String name = kind + "/" + key;
        return TextDiff.unified(
                name + " version " + from,
                texts.getOrDefault(from, ""),
                name + " version " + to,
                texts.getOrDefault(to, ""));
    }

    /** Newer defaults of this release that nobody has looked at; taking one is a save. */
    @Transactional
    public List<Offer> offers() {
        return kinds().stream()
                .flatMap(kind -> kind.defaults().entrySet().stream()
                        .filter(d -> latest(kind, d.getKey())
                                .filter(r -> !r.shippedHash().equals(Optional.of(hash(normal(d.getValue())))))
                                .filter(r -> !r.text().equals(Optional.of(normal(d.getValue()))))
                                .isPresent())
                        .map(d -> new Offer(kind.name(), d.getKey(), d.getValue())))
                .toList();
    }

    /** Writes every text in force to {@code folder/kind/key.extension}. */
    @Transactional
    public List<FolderChange> export(Path folder) {
        return new ConfigurationFolder(folder).write(kinds(), this::currents);
    }

    /** How the folder differs from what is in force; reads only. */
    @Transactional
    public List<FolderChange> diff(Path folder) {
        return new ConfigurationFolder(folder).compare(kinds(), this::currents, this::validate);
    }

    /**
     * Saves every text of the folder that differs: all of them or, if one holds a problem, none. A text the folder does
     * not hold stays as it is.
     */
    @Transactional
    public List<FolderChange> apply(Path folder, Actor author, String comment) {
        List<FolderChange> changes = diff(folder);
        if (changes.stream().noneMatch(c -> c.state() == FolderChange.State.INVALID)) {
            changes.stream()
                    .filter(c -> c.state() == FolderChange.State.NEW || c.state() == FolderChange.State.CHANGED)
                    .forEach(c -> save(c.kind(), c.key(), c.text().orElseThrow(), author, comment));
        }
        return changes;
    }

    private Optional<ConfigurationStore.Row> latest(ConfigurationKind kind, String key) {
        Optional<ConfigurationStore.Row> row = store.latest(kind.name(), key);
        String shipped = kind.defaults().get(key);
        if (row.isPresent() || shipped == null) {
            return row;
        }
        String text = normal(shipped);
        store.add(new ConfigurationStore.Row(
                kind.name(),
                key,
                1,
                Optional.of(text),
                ConfigurationText.SHIPPED,
                "came with the product",
                clock.instant(),
                Optional.of(hash(text))));
        return store.latest(kind.name(), key);
    }

    private boolean write(
            ConfigurationKind kind, String key, int version, Optional<String> text, Actor author, String comment) {
        Optional<String> shipped = Optional.ofNullable(kind.defaults().get(key)).map(t -> hash(normal(t)));
        boolean written = store.add(new ConfigurationStore.Row(
                kind.name(), key, version, text, author.name(), comment, clock.instant(), shipped));
        if (written) {
            access.audit(
                    author,
                    text.isEmpty() ? "configuration.removed" : "configuration.saved",
                    kind.name() + "/" + key,
                    Map.of("version", version, "comment", comment));
            events.publishEvent(new Changed(kind.name(), key, version, text.isEmpty()));
        }
        return written;
    }

    private static List<Problem> problems(ConfigurationKind kind, String key, String text) {
        if (!KEY.matcher(key).matches()) {
            return List.of(
                    Problem.of("a name has 1..63 characters of a-z, 0-9, '.', '_' and '-' but was '" + key + "'"));
        }
        return text.indexOf('\0') >= 0
                ? List.of(Problem.of("the text holds a null character; it is not a text file"))
                : kind.validate(text);
    }

    private ConfigurationKind kind(String name) {
        Map<String, ConfigurationKind> known = byName();
        ConfigurationKind kind = known.get(name);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "unknown kind of configuration '" + name + "'" + hintOrList(name, known.keySet()));
        }
        return kind;
    }

    private static String hintOrList(String name, Collection<String> known) {
        String hint = Nearest.hint(name, known);
        return hint.isEmpty() ? "; known are " + String.join(", ", known) : hint;
    }

    private Map<String, ConfigurationKind> byName() {
        return kinds.stream()
                .collect(Collectors.toMap(
                        ConfigurationKind::name,
                        Function.identity(),
                        (a, b) -> {
                            throw new IllegalStateException("two kinds of configuration are named " + a.name());
                        },
                        TreeMap::new));
    }

    private static String normal(String text) {
        return text.replace("\r\n", "\n").replace("\uFEFF", "");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
