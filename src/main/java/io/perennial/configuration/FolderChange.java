package io.perennial.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How one file of a folder stands to the text in force.
 *
 * @param kind empty text for a file that belongs to no kind
 * @param text what the file holds; empty when it is not there
 * @param diff unified, from what is in force to the file; empty when equal
 */
public record FolderChange(
        Path file, String kind, String key, State state, Optional<String> text, String diff, List<Problem> problems) {

    public FolderChange {
        problems = List.copyOf(problems);
    }

    /** What applying the file means, or what an export did. */
    public enum State {
        /** Nothing of that name is in force. */
        NEW,
        CHANGED,
        UNCHANGED,
        /** In force, but not in the folder; applying leaves it as it is. */
        NOT_IN_FOLDER,
        /** Cannot be applied. */
        INVALID
    }
}
