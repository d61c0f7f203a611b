package io.perennial.bench;

import io.perennial.Application;
import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.KeyScope;
import io.perennial.database.DataDirectory;
import io.perennial.database.Database;
import io.perennial.shared.SourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole product on an embedded, durable database of its own; gone when it is closed. */
public final class WorkingServer implements AutoCloseable {

    private final Path folder;
    private final Database database;
    private final ConfigurableApplicationContext application;

    /** @param settings beside those of the product, e.g. --perennial.workers=false */
    public WorkingServer(String... settings) throws Exception {
        folder = Files.createTempDirectory("perennial-bench-");
        DataDirectory directory = DataDirectory.at(folder);
        directory.claim("bench");
        database = Database.start(directory, _ -> {});
        application = new SpringApplicationBuilder(Application.class)
                .initializers(
                        context -> ((GenericApplicationContext) context).registerBean(Database.class, () -> database))
                .properties("server.port=0", "logging.level.root=WARN", "perennial.intake-requests-per-second=1000000")
                .run(settings);
    }

    public Database database() {
        return database;
    }

    ConfigurableApplicationContext context() {
        return application;
    }

    public int port() {
        return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** What a source sends events with. */
    public String key(SourceKey source) {
        return bean(Access.class)
                .createKey(source, Set.of(KeyScope.INTAKE), new Actor.Process("bench"))
                .secret();
    }

    @Override
    public void close() throws IOException {
        try {
            application.close();
            database.close();
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
