package io.perennial.commands;

import io.perennial.kpis.Kpis;
import io.perennial.kpis.RevenueMonth;
import io.perennial.kpis.RevenueTable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code perennial kpis}: churn and retention of revenue, month by month. */
@Command(name = "kpis", description = "Prints churn and retention of revenue, month by month.")
final class KpisCommand extends DataCommand {

    @Option(
            names = "--from",
            paramLabel = "DAY",
            required = true,
            converter = Day.class,
            description = "First day of the first month, e.g. 2022-02-01.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            required = true,
            converter = Day.class,
            description = "Day after the last month, e.g. 2024-01-01.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private LocalDate to;

    @ArgGroup(exclusive = true)
    private final Format format = new Format();

    /** How the figures are written. */
    static final class Format {
        @Option(names = "--csv", description = "Writes comma-separated values.")
        private boolean csv;

        @Option(names = "--json", description = "Writes JSON.")
        private boolean json;

        String of(List<RevenueMonth> months) {
            return csv ? RevenueTable.csv(months) : json ? RevenueTable.json(months) : RevenueTable.text(months);
        }
    }

    @Override
    int run(BeanFactory facades, Console console) {
        Kpis kpis = facades.getBean(Kpis.class);
        try {
            List<RevenueMonth> months = kpis.revenue(from, to);
            console.out().print(format.of(months));
            console.out().flush();
            if (months.isEmpty() || months.getLast().period().end().isBefore(to)) {
                console.say("Contracts are known until " + kpis.knownUntil() + "; months that end later are left out.");
            }
            return 0;
        } catch (IllegalArgumentException wrong) {
            console.say("--from and --to do not fit: " + wrong.getMessage() + ".");
            return 2;
        }
    }

    /** Reads a day, and says what a day looks like. */
    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String written) {
            try {
                return LocalDate.parse(written);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + written + "' is no day; write it like 2022-02-01");
            }
        }
    }
}
