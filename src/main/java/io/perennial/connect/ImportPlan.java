package io.perennial.connect;

import io.perennial.shared.SourceKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What would be imported and how it is understood; made by looking, nothing is written. */
public final class ImportPlan {

    private final SourceKey source;
    private final Path origin;
    private final ImportMapping mapping;
    private final List<FileProfile> profiles;

    ImportPlan(SourceKey source, Path origin, ImportMapping mapping, List<FileProfile> profiles) {
        this.source = source;
        this.origin = origin;
        this.mapping = mapping;
        this.profiles = List.copyOf(profiles);
    }

    /** The source all facts will come from. */
    public SourceKey source() {
        return source;
    }

    /** The file or folder. */
    public Path origin() {
        return origin;
    }

    public ImportMapping mapping() {
        return mapping;
    }

    /** The mapping as the text that can be changed and given back. */
    public String yaml() {
        return MappingWriter.yaml(mapping);
    }

    /** Rows of a file; of large files an estimate. */
    public long rows(String file) {
        return profile(file).map(FileProfile::estimatedRows).orElse(0L);
    }

    /** A few texts of a column, to show beside what it is taken for. */
    public List<String> examples(String file, String column) {
        return profile(file)
                .flatMap(found -> found.column(column))
                .map(ColumnProfile::examples)
                .orElse(List.of());
    }

    /** The fields that columns of a file of this kind can be mapped to. */
    public static List<String> targets(RowKind kind) {
        return Field.of(kind).stream().map(Field::key).toList();
    }

    /**
     * The key under which a column is kept as a field of the company's own, e.g. "Vertriebsregion" ->
     * "vertriebsregion".
     */
    public static String ownKey(String column) {
        return Headers.normal(column);
    }

    /** Rows of this kind become facts; others are looked up, joined to others, or left out. */
    public static boolean tells(RowKind kind) {
        return kind.fact().isPresent();
    }

    /** Something will be imported. */
    public boolean anything() {
        return mapping.files().stream().anyMatch(FileMapping::imported);
    }

    List<FileProfile> profiles() {
        return profiles;
    }

    Optional<FileProfile> profile(String file) {
        return profiles.stream().filter(profile -> profile.name().equals(file)).findFirst();
    }
}
