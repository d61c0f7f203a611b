package io.perennial.health;

import io.perennial.signals.Assessment.Assessed;
import io.perennial.signals.Assessment.Survey;
import io.perennial.signals.SignalValue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Collects what accounts reach at the ends of months, by the scorecard each is judged with. */
final class StandardSurvey implements Survey {

    private final List<Scorecards.Rules> rules;
    private final RulesStore store;
    private final TreeMap<Key, DoubleStream.Builder> seen = new TreeMap<>(
            Comparator.comparing(Key::scorecard).thenComparing(Key::signal).thenComparing(Key::month));

    StandardSurvey(List<Scorecards.Rules> rules, RulesStore store) {
        this.rules = rules;
        this.store = store;
    }

    private record Key(String scorecard, String signal, LocalDate month) {}

    @Override
    public void see(Assessed account) {
        LocalDate month = account.day().plusDays(1).withDayOfMonth(1);
        rules.stream().filter(each -> each.applies().to(account)).findFirst().ifPresent(each -> {
            for (String signal : each.card().compared()) {
                if (account.values().get(signal) instanceof SignalValue.Known known) {
                    seen.computeIfAbsent(new Key(each.card().key(), signal, month), key -> DoubleStream.builder())
                            .add(known.value());
                }
            }
        });
    }

    @Override
    public byte[] keep() {
        StringBuilder all = new StringBuilder();
        seen.forEach((key, values) -> {
            double[] reached = values.build().toArray();
            double[] quantiles = Quantiles.of(reached);
            store.putStandard(key.scorecard(), key.signal(), key.month(), reached.length, quantiles);
            all.append(key).append(Arrays.toString(quantiles));
        });
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }
}
