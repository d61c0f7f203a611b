package io.perennial;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Application {

    private Application() {}

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
