package io.perennial;

import io.perennial.database.Shutdown;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What long work asks in a process that is about to end. */
public final class EndingProcess {

    private EndingProcess() {}

    public static Shutdown shutdown() {
        try (var context = new AnnotationConfigApplicationContext(Shutdown.class)) {
            return context.getBean(Shutdown.class);
        }
    }
}
