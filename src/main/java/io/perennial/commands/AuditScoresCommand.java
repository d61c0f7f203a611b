package io.perennial.commands;

import io.perennial.connect.Connections;
import io.perennial.connect.Table;
import io.perennial.health.Health;
import io.perennial.health.RivalAudit;
import io.perennial.health.RivalReport;
import io.perennial.health.RivalTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perennial audit-scores}: whether the score history of another system came true. */
@Command(
        name = "audit-scores",
        description = "Holds another system's score history (CSV: account, date, score[, band]) against what happened.")
final class AuditScoresCommand extends DataCommand {

    @Parameters(paramLabel = "FILE", description = "CSV with the columns account, date, score and, if known, band.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--lower-is-healthier", description = "A high number means danger.")
    private boolean lower;

    @Option(names = "--healthy", paramLabel = "SCORE", defaultValue = "70", description = "Healthy from here on (70).")
    private double healthy;

    @Option(names = "--at-risk", paramLabel = "SCORE", defaultValue = "40", description = "At risk beyond this (40).")
    private double atRisk;

    @Override
    int run(BeanFactory facades, Console console) {
        if (!Files.isReadable(file)) {
            console.say("There is no file " + file + " that can be read.");
            return 1;
        }
        try {
            Table table = facades.getBean(Connections.class).table(file);
            var columns = new RivalTable.Columns(
                    table.column("account", "account_id", "company", "customer", "name", "id"),
                    table.column("date", "day", "datum", "tag"),
                    table.column("score", "health_score", "wert"),
                    table.column("band", "color", "colour", "status"));
            if (columns.account() < 0 || columns.day() < 0 || columns.score() < 0) {
                console.say("The file needs columns named account, date and score; it has "
                        + String.join(", ", table.header()) + ".");
                return 2;
            }
            RivalTable read = RivalTable.read(table.rows(), columns);
            RivalAudit audit =
                    facades.getBean(Health.class).audit(read.scores(), new RivalAudit.Reading(!lower, healthy, atRisk));
            console.out().print(RivalReport.text(audit, read));
            console.out().flush();
            return 0;
        } catch (IOException | IllegalArgumentException wrong) {
            console.say("This cannot be audited: " + wrong.getMessage() + ".");
            return 2;
        }
    }
}
