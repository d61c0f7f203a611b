package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What holds for the whole installation: defaults, clocks of sources, exchange rates, revisions. */
@Component
class SettingsStore {

    private final JdbcClient jdbc;

    SettingsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Installation installation() {
        return jdbc.sql("select zone, currency, gap_tolerance_days from accounts.installation")
                .query((row, n) -> new Installation(
                        ZoneId.of(row.getString(1)), Currency.getInstance(row.getString(2)), row.getInt(3)))
                .single();
    }

    int save(Installation installation) {
        return jdbc.sql("""
                        update accounts.installation set zone = :zone, currency = :currency, gap_tolerance_days = :gap
                        where (zone, currency, gap_tolerance_days) is distinct from (:zone, :currency, :gap)
                        """)
                .param("zone", installation.zone().getId())
                .param("currency", installation.currency().getCurrencyCode())
                .param("gap", installation.gapToleranceDays())
                .update();
    }

    Map<SourceKey, Instant> clocks() {
        Map<SourceKey, Instant> clocks = new HashMap<>();
        jdbc.sql("select source, complete_until from accounts.contracts_clock")
                .query((row, n) -> clocks.put(new SourceKey(row.getString(1)), Times.instant(row, 2)))
                .list();
        return clocks;
    }

    int setClock(SourceKey source, Instant until) {
        return jdbc.sql("""
                        insert into accounts.contracts_clock as c (source, complete_until) values (:source, :until)
                        on conflict (source) do update set complete_until = excluded.complete_until, recorded_at = now()
                        where c.complete_until <> excluded.complete_until
                        """)
                .param("source", source.value())
                .param("until", Times.of(until))
                .update();
    }

    int stopClock(SourceKey source) {
        return jdbc.sql("delete from accounts.contracts_clock where source = :source")
                .param("source", source.value())
                .update();
    }

    ExchangeRates rates(Currency base) {
        return new ExchangeRates(base, rates());
    }

    List<ExchangeRates.Rate> rates() {
        return jdbc.sql("select currency, from_day, rate from accounts.exchange_rate order by currency, from_day")
                .query((row, n) -> new ExchangeRates.Rate(
                        Currency.getInstance(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        row.getBigDecimal(3)))
                .list();
    }

    /** Currencies of contract lines that nobody stated a rate for; each is looked for once, not each line. */
    List<Currency> unpriced(Currency base) {
        return jdbc.sql("""
                        with recursive used (currency) as (
                            (select currency from accounts.line order by currency limit 1)
                            union all
                            select (select line.currency from accounts.line where line.currency > used.currency
                                    order by line.currency limit 1)
                            from used where used.currency is not null
                        )
                        select currency from used
                        where currency <> :base
                          and currency not in (select currency from accounts.exchange_rate)
                        order by currency
                        """)
                .param("base", base.getCurrencyCode())
                .query((row, n) -> Currency.getInstance(row.getString(1)))
                .list();
    }

    void setRate(Currency currency, LocalDate from, BigDecimal rate) {
        jdbc.sql("""
                        insert into accounts.exchange_rate (currency, from_day, rate) values (:currency, :from, :rate)
                        on conflict (currency, from_day) do update set rate = excluded.rate
                        """)
                .param("currency", currency.getCurrencyCode())
                .param("from", from)
                .param("rate", rate)
                .update();
    }

    Map<Revisions.Topic, Long> revisions() {
        Map<Revisions.Topic, Long> counters = new EnumMap<>(Revisions.Topic.class);
        jdbc.sql("select topic, n from accounts.revision")
                .query((row, n) -> Optional.ofNullable(counters.put(
                        Revisions.Topic.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getLong(2))))
                .list();
        return counters;
    }

    void raise(Revisions.Topic topic) {
        jdbc.sql("update accounts.revision set n = n + 1 where topic = :topic")
                .param("topic", topic.name().toLowerCase(Locale.ROOT))
                .update();
    }
}
