package io.perennial.database;

import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings each module's schema up to date: the files of {@code db/migration/<module>/} go into the schema of that name,
 * which keeps its own history.
 */
final class Migrations {

    /** The modules that keep tables, each after those it may call. */
    static final List<String> MODULES = List.of(
            "database",
            "access",
            "configuration",
            "products",
            "accounts",
            "conditions",
            "work",
            "events",
            "support",
            "voice",
            "connect",
            "outreach",
            "playbooks",
            "onboarding",
            "signals",
            "health",
            "attention",
            "notifications",
            "segments",
            "churn",
            "expansion",
            "retention",
            "kpis",
            "portfolio",
            "assistant",
            "maturity",
            "web");

    private static final String HISTORY = "migration";
    private static final int CONNECTIONS = 4;

    private Migrations() {}

    /** Does nothing, at once, if the last start had the same files. */
    static void apply(Database database, Consumer<String> says) {
        var files = MigrationFiles.all();
        var history = new MigratedStore(database);
        var last = history.fingerprint();
        if (last.filter(files.fingerprint()::equals).isPresent()) {
            return;
        }
        if (last.isPresent()) {
            says.accept("Bringing the tables up to date");
        }
        try (var pool = database.pool(CONNECTIONS)) {
            MODULES.stream().filter(files.modules()::contains).forEach(module -> apply(pool, module));
        }
        history.remember(files.fingerprint());
    }

    private static void apply(DataSource database, String module) {
        try {
            var flyway = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database)
                    .defaultSchema(module)
                    .schemas(module)
                    .createSchemas(true)
                    .table(HISTORY)
                    .locations("classpath:db/migration/" + module)
                    .load();
            for (var step : flyway.info().all()) {
                refuseNewer(module, step);
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new CannotStart(
                    "The tables of %s cannot be brought up to date (%s)."
                            .formatted(
                                    module,
                                    String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ")),
                    e);
        }
    }

    private static void refuseNewer(String module, MigrationInfo step) {
        if (step.getState() == MigrationState.FUTURE_SUCCESS || step.getState() == MigrationState.FUTURE_FAILED) {
            throw new CannotStart(
                    "The database was written by a newer Perennial (%s is at version %s, which this one does not know): update Perennial or use another --data."
                            .formatted(module, step.getVersion()));
        }
    }
}
