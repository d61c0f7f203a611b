package io.perennial.accounts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What one unit of a currency was worth in the installation's currency, by the day from which a rate holds. */
public final class ExchangeRates {

    /** One unit of the currency in units of the base, from a day on. */
    public record Rate(Currency currency, LocalDate from, BigDecimal rate) {
        public Rate {
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException("an exchange rate must be positive but was " + rate);
            }
        }
    }

    private final Currency base;
    private final Map<Currency, TreeMap<LocalDate, Double>> rates = new HashMap<>();

    public ExchangeRates(Currency base, List<Rate> rates) {
        this.base = base;
        for (Rate rate : rates) {
            this.rates
                    .computeIfAbsent(rate.currency(), currency -> new TreeMap<>())
                    .put(rate.from(), rate.rate().doubleValue());
        }
    }

    public Currency base() {
        return base;
    }

    /**
     * The rate on a day: the latest from that day or before, else the earliest known; empty if none was ever stated.
     */
    public OptionalDouble on(Currency currency, LocalDate day) {
        if (currency.equals(base)) {
            return OptionalDouble.of(1);
        }
        TreeMap<LocalDate, Double> known = rates.get(currency);
        if (known == null) {
            return OptionalDouble.empty();
        }
        Map.Entry<LocalDate, Double> entry = known.floorEntry(day);
        return OptionalDouble.of(
                entry != null ? entry.getValue() : known.firstEntry().getValue());
    }
}
