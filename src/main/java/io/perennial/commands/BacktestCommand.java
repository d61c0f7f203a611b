package io.perennial.commands;

import io.perennial.churn.BacktestReport;
import io.perennial.churn.Churn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code perennial backtest}: how well the past would have foretold who left. */
@Command(name = "backtest", description = "Replays the past: how well would it have foretold who left?")
final class BacktestCommand extends DataCommand {

    @Option(
            names = "--train-until",
            paramLabel = "DAY",
            converter = KpisCommand.Day.class,
            description = "Last day of training, for one fixed split (default: origins every three months).")
    private @Nullable LocalDate trainUntil;

    @Option(
            names = "--test-from",
            paramLabel = "DAY",
            converter = KpisCommand.Day.class,
            description = "First day of testing, 90 days or more after the last of training.")
    private @Nullable LocalDate testFrom;

    @Option(
            names = "--alert-budget",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Share of customers the team can look at in a month (default: 0.1).")
    private double alertBudget;

    @Option(
            names = "--random-rows",
            description = "Shows what a test by random rows would promise, and why it is wrong.")
    private boolean randomRows;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description = "Writes account, date, label and probability of each tested month as CSV.")
    private @Nullable Path predictions;

    @Option(names = "--json", description = "Writes JSON.")
    private boolean json;

    @Override
    int run(BeanFactory facades, Console console) {
        try {
            var options = new Churn.Options(
                    Optional.ofNullable(trainUntil), Optional.ofNullable(testFrom), alertBudget, randomRows);
            BacktestReport report = facades.getBean(Churn.class)
                    .backtest(options, "backtest", new Steps(console, "Replaying the past")::at);
            console.out()
                    .print(
                            json
                                    ? JsonMapper.builder().build().writeValueAsString(report.json()) + "\n"
                                    : report.table());
            console.out().flush();
            return predictions == null ? 0 : write(predictions, report, console);
        } catch (IllegalArgumentException wrong) {
            console.say("This cannot be tested: " + wrong.getMessage() + ".");
            return 2;
        }
    }

    private static int write(Path file, BacktestReport report, Console console) {
        List<String> lines = new ArrayList<>(List.of("account,date,label,probability"));
        report.predictions()
                .forEach(told -> lines.add(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%.8f",
                        told.account(),
                        told.date(),
                        told.label() ? 1 : 0,
                        told.probability())));
        try {
            Files.write(file, lines);
            return 0;
        } catch (IOException e) {
            console.say("The predictions cannot be written to %s: %s.".formatted(file, e.getMessage()));
            return 1;
        }
    }
}
