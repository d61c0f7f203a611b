package io.perennial;

import io.perennial.commands.Perennial;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application. */
@SpringBootApplication
public class Application {

    Application() {}

    /** What the time is, for everything in the application; a test sets another one. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    public static void main(String[] arguments) {
        Perennial.describe(Application.class);
        System.exit(Perennial.run(Application.class, arguments));
    }
}
