package io.perennial.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a file of a kind can look.
 *
 * @param needed columns without which it cannot be imported, by their key
 * @param csv with its header; of plainly fictional customers
 */
public record Sample(RowKind kind, List<String> needed, String csv) {

    /** One of each kind that is usually sent, in the order in which they are imported. */
    static final List<Sample> ALL = Arrays.stream(RowKind.values())
            .filter(kind -> kind.fact().isPresent())
            .flatMap(kind -> read(kind).stream())
            .toList();

    /** The name of the file, e.g. "contract_lines.csv". */
    public String file() {
        return kind.key() + ".csv";
    }

    private static Optional<Sample> read(RowKind kind) {
        try (InputStream in = Sample.class.getResourceAsStream("/samples/" + kind.key() + ".csv")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Sample(
                            kind,
                            Field.of(kind).stream()
                                    .filter(field -> field.requiredIn(kind))
                                    .map(Field::key)
                                    .toList(),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
