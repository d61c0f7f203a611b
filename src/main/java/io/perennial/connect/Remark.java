package io.perennial.connect;

import java.util.Arrays;
import java.util.List;

/** A sentence for people: its key in {@code messages/connect_*.properties} and what stands in its gaps. */
public record Remark(String key, List<String> arguments) {

    /** What the door of the events says to a fact of the import, as its only argument. */
    public static final String OF_DOOR = "connect.refused.door";

    public Remark {
        arguments = List.copyOf(arguments);
    }

    /** @param key without "connect." in front */
    public static Remark of(String key, Object... arguments) {
        return new Remark(
                "connect." + key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
