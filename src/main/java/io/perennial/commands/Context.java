package io.perennial.commands;

import io.perennial.database.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application, started on an installation: with pages for a server, without for a command that ends. */
final class Context {

    private Context() {}

    static ConfigurableApplicationContext server(
            Class<?> application, Installation installation, Map<String, String> settings) {
        return builder(application, installation)
                .web(WebApplicationType.SERVLET)
                .run(arguments(installation, settings));
    }

    static ConfigurableApplicationContext command(Class<?> application, Installation installation) {
        var settings = Map.of(
                "perennial.workers", "false",
                "db-scheduler.enabled", "false",
                "spring.modulith.events.republish-outstanding-events-on-restart", "false");
        return builder(application, installation)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().registerSingleton("withoutPages", new WithoutPages()))
                .run(arguments(installation, settings));
    }

    private static SpringApplicationBuilder builder(Class<?> application, Installation installation) {
        return new SpringApplicationBuilder(application)
                .registerShutdownHook(false)
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(Database.class, installation::database));
    }

    private static String[] arguments(Installation installation, Map<String, String> settings) {
        SequencedMap<String, String> all = new LinkedHashMap<>(settings);
        var directory = installation.directory();
        all.put("perennial.data", directory.path().toString());
        all.put("logging.file.name", directory.logs().resolve("perennial.log").toString());
        return all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
