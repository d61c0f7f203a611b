package io.perennial.database;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says that this process is about to end, to long work that asks now and then. */
@Component
public class Shutdown {

    private volatile boolean begun;

    @EventListener
    void on(ContextClosedEvent closed) {
        begun = true;
    }

    /**
     * Goes on, or throws {@link Begun} so that work can be left for the next start. Asked again of what failed: work
     * whose ground was taken away did not fail by itself.
     */
    public void check() {
        if (begun || Thread.currentThread().isInterrupted()) {
            throw new Begun();
        }
    }

    /** Work was left because the process ends; not a failure. */
    public static final class Begun extends RuntimeException {
        private static final long serialVersionUID = 1;

        Begun() {
            super("the process is about to end", null, false, false);
        }
    }
}
