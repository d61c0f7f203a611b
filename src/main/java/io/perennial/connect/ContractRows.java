package io.perennial.connect;

import io.perennial.events.FactKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Rows of contracts: one product sold for a time. A renewal is a new row. */
final class ContractRows implements Translator {

    private static final BigDecimal YEAR = BigDecimal.valueOf(12);
    private static final List<String> SEATS =
            List.of("seats", "licenses", "licences", "lizenzen", "plaetze", "nutzeranzahl");

    private final Cells cells;
    private final ImportMapping mapping;
    private final boolean endIncluded;
    private final Notices notices;
    private final Instant now;

    ContractRows(Cells cells, ImportMapping mapping, boolean endIncluded, Notices notices, Instant now) {
        this.cells = cells;
        this.mapping = mapping;
        this.endIncluded = endIncluded;
        this.notices = notices;
        this.now = now;
    }

    @Override
    public Told tell(Row row) throws Cells.Unreadable {
        String account = AccountRows.id(cells.required(row, Field.ACCOUNT));
        LocalDate start = start(row);
        Optional<LocalDate> end = end(row, start);
        String product = cells.optional(row, Field.PRODUCT).orElse("subscription");
        String contract = cells.optional(row, Field.CONTRACT).orElse(account);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        String key = contract + "|" + product + "|" + start;
        line.put("contract", contract);
        line.put("line", key);
        line.put("product", product);
        line.put("start", start.toString());
        end.ifPresent(day -> line.put("end", day.toString()));
        price(row, line);
        terms(row, line, account, start, end);
        Instant known = start.atStartOfDay(mapping.zone()).toInstant();
        return new Told(
                FactKind.CONTRACT_LINE,
                account,
                key,
                (known.isBefore(now) ? known : now).toEpochMilli(),
                null,
                "CONTRACT_LINE",
                OptionalDouble.empty(),
                Json.bytes(line));
    }

    LocalDate start(Row row) throws Cells.Unreadable {
        return cells.day(row, Field.START)
                .orElseThrow(() -> new Cells.Unreadable(Remark.of("refused.missing", cells.header(Field.START))));
    }

    /** First day no longer in force. */
    Optional<LocalDate> end(Row row, LocalDate start) throws Cells.Unreadable {
        Optional<LocalDate> end = cells.day(row, Field.END).map(day -> endIncluded ? day.plusDays(1) : day);
        if (end.isPresent() && !end.get().isAfter(start)) {
            throw new Cells.Unreadable(Remark.of("refused.endBeforeStart", end.get(), start));
        }
        return end;
    }

    private void price(Row row, Map<String, @Nullable Object> line) throws Cells.Unreadable {
        Optional<BigDecimal> mrr = cells.number(row, Field.MRR).map(BigDecimal::new);
        Optional<BigDecimal> amount = cells.number(row, Field.AMOUNT).map(BigDecimal::new);
        Optional<BigDecimal> arr = cells.number(row, Field.ARR).map(BigDecimal::new);
        int months = cells.months(row, Field.BILLING_MONTHS).orElse(mrr.isEmpty() && amount.isEmpty() ? 12 : 1);
        if (mrr.isEmpty() && amount.isEmpty() && arr.isEmpty()) {
            throw new Cells.Unreadable(Remark.of("refused.noPrice"));
        }
        if (mrr.isPresent()) {
            line.put("mrr", mrr.get());
        } else {
            line.put("amount", amount.orElseGet(() -> perPeriod(arr.orElseThrow(), months)));
        }
        line.put("billing_months", months);
        line.put(
                "currency",
                cells.optional(row, Field.CURRENCY).orElse(mapping.currency().getCurrencyCode()));
        Optional<BigDecimal> quantity = cells.number(row, Field.QUANTITY).map(BigDecimal::new);
        quantity.ifPresent(count -> line.put("quantity", count));
        boolean seats = SEATS.contains(Headers.normal(cells.header(Field.QUANTITY)));
        Optional<String> unit =
                cells.optional(row, Field.UNIT).or(() -> seats ? Optional.of("users") : Optional.empty());
        unit.ifPresent(word -> line.put("unit", word));
        cells.number(row, Field.DISCOUNT).map(BigDecimal::new).ifPresent(share -> line.put("discount", share(share)));
    }

    private static BigDecimal perPeriod(BigDecimal arr, int months) {
        return arr.multiply(BigDecimal.valueOf(months)).divide(YEAR, MathContext.DECIMAL64);
    }

    /** 20 (percent) -> 0.2; 0.2 stays. */
    private static BigDecimal share(BigDecimal discount) {
        return discount.compareTo(BigDecimal.ONE) > 0 ? discount.movePointLeft(2) : discount;
    }

    private void terms(
            Row row, Map<String, @Nullable Object> line, String account, LocalDate start, Optional<LocalDate> end)
            throws Cells.Unreadable {
        cells.months(row, Field.TERM_MONTHS).ifPresent(months -> line.put("term_months", months));
        cells.flag(row, Field.AUTO_RENEW).ifPresent(renews -> line.put("auto_renew", renews));
        cells.number(row, Field.NOTICE_DAYS)
                .map(BigDecimal::new)
                .ifPresent(days -> line.put("notice_days", days.intValue()));
        cells.day(row, Field.AGREED_ON).ifPresent(day -> line.put("agreed_on", day.toString()));
        Optional<Notices.Notice> notice = notices.during(account, start, end);
        cells.instant(row, Field.NOTICE_GIVEN_AT)
                .or(() -> notice.map(Notices.Notice::at))
                .ifPresent(at -> line.put("notice_given_at", at.toString()));
        cells.optional(row, Field.CHURN_REASON)
                .or(() -> notice.flatMap(Notices.Notice::reason))
                .ifPresent(reason -> line.put("churn_reason", reason));
    }
}
