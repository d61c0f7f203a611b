package io.perennial.segments;

import io.perennial.accounts.Account;
import io.perennial.accounts.Account.Lifecycle;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.accounts.ExchangeRates;
import io.perennial.health.AccountValues;
import io.perennial.health.Difference;
import io.perennial.health.Health;
import io.perennial.signals.SignalValue;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What conditions find of one customer. */
record Facts(
        AccountHistory history,
        LocalDate today,
        Map<String, SignalValue> signals,
        Optional<Health.Report> report,
        Optional<Difference> change,
        ExchangeRates rates) {

    Account.Id account() {
        return history.account().id();
    }

    /** Whoever the list of customers shows: those who gave notice still are. Nobody else is in a segment. */
    boolean customer() {
        return live() || history.account().lifecycle() == Lifecycle.NOTICE_GIVEN;
    }

    boolean live() {
        return switch (history.account().lifecycle()) {
            case ONBOARDING, LIVE -> true;
            case NOTICE_GIVEN, ENDED, PROSPECT -> false;
        };
    }

    Map<String, @Nullable Object> values(Set<String> names) {
        Map<String, @Nullable Object> values = new HashMap<>(AccountValues.of(names, history.account(), signals));
        for (String name : names) {
            if (values.get(name) == null) {
                values.put(name, own(name));
            }
        }
        return values;
    }

    private @Nullable Object own(String name) {
        return switch (name) {
            case SegmentVocabulary.ARR -> arr();
            case SegmentVocabulary.PRODUCTS ->
                (double) lines().map(ContractLine::product).distinct().count();
            case SegmentVocabulary.BAND ->
                report.map(found -> found.band().name().toLowerCase(Locale.ROOT))
                        .orElse(null);
            case SegmentVocabulary.SCORE ->
                number(report.map(found -> found.score().score()));
            case SegmentVocabulary.COVERAGE ->
                report.map(found -> (Object) found.score().coverage()).orElse(null);
            case SegmentVocabulary.CHANGE ->
                change.map(found -> (Object) found.change()).orElse(null);
            default -> null;
        };
    }

    double arr() {
        return 12
                * lines().mapToDouble(line ->
                                line.mrr() * rates.on(line.currency(), today).orElse(0))
                        .sum();
    }

    private Stream<ContractLine> lines() {
        return history.contracts().stream()
                .map(Contract::effectiveLines)
                .flatMap(List::stream)
                .filter(line -> line.inForce(today));
    }

    private static @Nullable Object number(Optional<OptionalDouble> value) {
        return value.isPresent() && value.get().isPresent()
                ? (Object) value.get().getAsDouble()
                : null;
    }
}
