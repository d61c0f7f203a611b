package io.perennial.database;

/** Why the program cannot run here and what to do about it, as one sentence for the person who started it. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What to print. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
