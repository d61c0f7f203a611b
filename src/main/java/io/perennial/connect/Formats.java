package io.perennial.connect;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses how the days and numbers of a column are written; where a column cannot tell, its neighbours do. */
final class Formats {

    private final boolean commas;
    private final Optional<DateFormat> order;
    private final boolean american;

    Formats(List<FileProfile> files, Optional<Currency> currency) {
        List<ColumnProfile> columns =
                files.stream().flatMap(file -> file.columns().stream()).toList();
        long comma = columns.stream()
                .filter(column -> says(column, NumberFormat.COMMA))
                .count();
        long point = columns.stream()
                .filter(column -> says(column, NumberFormat.POINT))
                .count();
        boolean semicolons = files.stream().anyMatch(file -> file.dialect().separator() == ';');
        this.commas = comma > point || comma == point && semicolons;
        this.order = columns.stream()
                .map(ColumnProfile::dateFormats)
                .filter(formats -> formats.size() == 1
                        && (formats.contains(DateFormat.DAY_FIRST) || formats.contains(DateFormat.MONTH_FIRST)))
                .map(List::getFirst)
                .findFirst();
        this.american =
                currency.filter(money -> money.getCurrencyCode().equals("USD")).isPresent();
    }

    private static boolean says(ColumnProfile column, NumberFormat format) {
        return column.numberFormat().filter(format::equals).isPresent();
    }

    /** A mapping of the column with its formats; less sure where day and month cannot be told apart. */
    ColumnMapping filled(
            FileProfile file,
            ColumnProfile column,
            Optional<Field> field,
            String target,
            Optional<ColumnMapping.Lookup> lookup,
            double confidence,
            Remark reason,
            Statement.@Nullable Column stated) {
        ValueType type = field.map(Field::type)
                .orElseGet(() -> target.equals(ColumnMapping.IGNORE) ? ValueType.TEXT : column.looksLike());
        boolean day = (type == ValueType.DAY || type == ValueType.INSTANT) && column.filled() > 0;
        boolean number = (type == ValueType.NUMBER || type == ValueType.SHARE) && column.filled() > 0;
        Optional<DateFormat> dates = Optional.<DateFormat>empty();
        if (stated != null && stated.dates().isPresent()) {
            dates = stated.dates();
        } else if (day) {
            dates = dates(column);
        }
        Optional<NumberFormat> numbers = stated != null && stated.numbers().isPresent()
                ? stated.numbers()
                : number ? Optional.of(numbers(column)) : Optional.empty();
        boolean unsure = day
                && stated == null
                && order.isEmpty()
                && column.dateFormats().size() > 1
                && column.dateFormats().contains(DateFormat.DAY_FIRST);
        return new ColumnMapping(
                column.name(),
                target,
                lookup,
                dates.map(DateFormat::key),
                numbers.map(NumberFormat::key),
                unsure ? Math.min(confidence, 0.5) : confidence,
                unsure
                        ? Remark.of(
                                "guess.dayOrMonth",
                                column.examples().isEmpty()
                                        ? ""
                                        : column.examples().getFirst())
                        : reason);
    }

    /** Empty where the column holds no days at all, e.g. because a person mapped it wrongly. */
    private Optional<DateFormat> dates(ColumnProfile column) {
        List<DateFormat> possible = column.dateFormats();
        if (possible.contains(DateFormat.DAY_FIRST) && possible.contains(DateFormat.MONTH_FIRST)) {
            boolean dots = column.examples().stream().anyMatch(text -> text.contains("."));
            return Optional.of(order.orElse(american && !dots ? DateFormat.MONTH_FIRST : DateFormat.DAY_FIRST));
        }
        return possible.stream().findFirst();
    }

    private NumberFormat numbers(ColumnProfile column) {
        return column.numberFormat().orElse(commas ? NumberFormat.COMMA : NumberFormat.POINT);
    }
}
