package io.perennial.connect;

/** Sees how far an import is, and may end it. */
public interface ImportListener {

    /** Called about twice a second. */
    void progress(ImportProgress progress);

    /** Asked as often; what is imported so far stays, and a later run adds the rest. */
    default boolean cancelled() {
        return false;
    }
}
