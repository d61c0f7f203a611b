package io.perennial.connect;

import io.perennial.shared.SourceKey;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Port of those who have work to do once the rows of an import are in and rolled up, e.g. to score every day that was
 * told. Runs on the import's thread; may be run again.
 */
public interface AfterImport {

    /** Called before the first row; what reacts to single facts may wait until the answer is closed. */
    default Pause begin() {
        return () -> {};
    }

    /** Ends with the import, also if that fails. */
    interface Pause extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Does the work and says in sentences what came of it.
     *
     * @param changed false if the import told nothing new
     * @param progress takes the share that is done, 0..1
     */
    List<Remark> follow(SourceKey source, boolean changed, DoubleConsumer progress);
}
