package io.perennial.signals;

import io.perennial.accounts.Account;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How one signal stands over customers: how many have it, how its values spread, and who shows it. Pure.
 *
 * @param known customers of whom it is known, of {@code customers}
 * @param bins customers by value, in equal steps from {@code low} to {@code high}; beyond the 2nd and 98th percentile
 *     they count in the outermost
 * @param examples customers with a low, middling and high value, in this order; fewer where there are fewer values
 */
public record SignalSurvey(
        int customers, int known, double low, double median, double high, List<Integer> bins, List<Example> examples) {

    static final int BINS = 16;
    private static final double TAIL = 0.02;

    public SignalSurvey {
        bins = List.copyOf(bins);
        examples = List.copyOf(examples);
    }

    /** A customer with its value. */
    public record Example(Account.Id account, double value) {}

    /** Share of customers of whom it is known; 0 without customers. */
    public double coverage() {
        return customers == 0 ? 0 : (double) known / customers;
    }

    static SignalSurvey of(Signal signal, Map<Account.Id, Map<String, SignalValue>> all) {
        List<Example> values = new ArrayList<>();
        all.forEach((account, signals) -> {
            if (signals.get(signal.key()) instanceof SignalValue.Known(double value, var facts)) {
                values.add(new Example(account, value));
            }
        });
        values.sort(Comparator.comparingDouble(Example::value).thenComparing(Example::account));
        if (values.isEmpty()) {
            return new SignalSurvey(all.size(), 0, 0, 0, 0, List.of(), List.of());
        }
        int last = values.size() - 1;
        double low = values.get((int) Math.floor(last * TAIL)).value();
        double high = values.get((int) Math.ceil(last * (1 - TAIL))).value();
        return new SignalSurvey(
                all.size(),
                values.size(),
                low,
                values.get(last / 2).value(),
                high,
                bins(values, low, high),
                List.of(values.getFirst(), values.get(last / 2), values.getLast()).stream()
                        .distinct()
                        .toList());
    }

    private static List<Integer> bins(List<Example> values, double low, double high) {
        int[] counts = new int[BINS];
        double step = (high - low) / BINS;
        for (Example each : values) {
            int bin = step == 0 ? BINS / 2 : (int) ((each.value() - low) / step);
            counts[Math.clamp(bin, 0, BINS - 1)]++;
        }
        List<Integer> list = new ArrayList<>();
        for (int count : counts) {
            list.add(count);
        }
        return list;
    }
}
