package io.perennial;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole application on a port of its own. All of them share one application and one database, so
 * each makes accounts, sources and people of its own; the clock is the {@link SettableClock}, to be released after use.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"logging.level.root=WARN", "perennial.design=true"})
@ContextConfiguration(initializers = PerennialTestSetup.class)
public @interface PerennialTest {}
