package io.perennial.connect;

import java.util.Arrays;
import java.util.List;

/** A sentence for people: its key in {@code messages/connect_*.properties} and what stands in its gaps. */
public record Remark(String key, List<String> arguments) {

    public Remark {
        arguments = List.copyOf(arguments);
    }

    /** @param key without "connect." in front */
    public static Remark of(String key, Object... arguments) {
        return new Remark(
                "connect." + key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
