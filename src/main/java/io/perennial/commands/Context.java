package io.perennial.commands;

import io.perennial.database.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application, started on an installation: with pages for a server, without for a command that ends. */
final class Context {

    private Context() {}

    static ConfigurableApplicationContext server(
            Class<?> application, Installation installation, Map<String, String> settings) {
        written(isPacked(application));
        return server(application, installation::database).run(arguments(installation, settings));
    }

    /** A server as the build describes it; it never starts. */
    static void describe(Class<?> application) {
        server(application, () -> {
                    throw new IllegalStateException("a description opens no database");
                })
                .run();
    }

    private static SpringApplicationBuilder server(Class<?> application, Supplier<Database> database) {
        return builder(application, database).web(WebApplicationType.SERVLET);
    }

    static ConfigurableApplicationContext command(Class<?> application, Installation installation) {
        var settings = Map.of(
                "perennial.workers", "false",
                "db-scheduler.enabled", "false",
                "spring.modulith.events.republish-outstanding-events-on-restart", "false");
        written(false);
        return builder(application, installation::database)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().registerSingleton("withoutPages", new WithoutPages()))
                .run(arguments(installation, settings));
    }

    private static SpringApplicationBuilder builder(Class<?> application, Supplier<Database> database) {
        return new SpringApplicationBuilder(application)
                .registerShutdownHook(false)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(
                                Database.class,
                                database,
                                definition -> definition.setAttribute(
                                        BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true)));
    }

    /** Whether the context is put together as the build wrote it down: it did for a server, not for a command. */
    private static void written(boolean down) {
        System.setProperty(AotDetector.AOT_ENABLED, Boolean.toString(down));
    }

    /** What stands in a folder of classes may be older than they are. */
    private static boolean isPacked(Class<?> application) {
        return application
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains(".jar");
    }

    private static String[] arguments(Installation installation, Map<String, String> settings) {
        SequencedMap<String, String> all = new LinkedHashMap<>(settings);
        var directory = installation.directory();
        all.put("perennial.data", directory.path().toString());
        LogMonths.of(System.getenv(LogMonths.VARIABLE))
                .ifPresent(months -> all.put("perennial.log-months", Integer.toString(months)));
        all.put("logging.file.name", directory.logs().resolve("perennial.log").toString());
        return all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
