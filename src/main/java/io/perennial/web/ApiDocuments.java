package io.perennial.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.Account;
import io.perennial.accounts.Renewal;
import io.perennial.health.Health;
import io.perennial.kpis.RevenueMonth;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Page;
import io.perennial.shared.Contribution;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalValue;
import io.perennial.signals.SignalWords;
import io.perennial.signals.Signals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the API answers; names and shapes are promised in openapi.yaml. What is unknown is null and never zero. */
final class ApiDocuments {

    private ApiDocuments() {}

    /** A page of accounts; {@code page} counts from 1. */
    record AccountList(int page, int size, long total, List<AccountRow> accounts) {}

    /** One account of a list. */
    @JsonInclude
    record AccountRow(
            long id,
            String name,
            @Nullable String parent,
            String presence,
            String touchModel,
            @Nullable String csm,
            double arr,
            @Nullable String band,
            @Nullable Double score,
            @Nullable Double change28d,
            @Nullable Double coverage,
            @Nullable String why,
            @Nullable LocalDate noticeDay,
            @Nullable Double seatsUsed,
            @Nullable Integer openTickets,
            @Nullable LocalDate lastContact,
            @Nullable Instant asOf) {}

    /** One account. */
    @JsonInclude
    record AccountDocument(
            long id,
            String name,
            @Nullable Long parent,
            String lifecycle,
            String touchModel,
            @Nullable String csm,
            String zone,
            String currency,
            double mrr,
            @Nullable LocalDate decisionDate,
            @Nullable LocalDate end,
            Instant asOf,
            Map<String, Object> fields,
            @Nullable HealthDocument health) {}

    /** A score with what it is made of; the points add up to it. */
    @JsonInclude
    record HealthDocument(
            LocalDate day,
            Instant asOf,
            boolean provisional,
            String band,
            @Nullable Double score,
            double coverage,
            @Nullable String scorecard,
            List<Points> contributions) {}

    /** Part of a score. */
    record Points(String key, double points) {}

    /** The closing of a day. */
    @JsonInclude
    record ScoreDay(LocalDate day, @Nullable Double score, double coverage, String band) {}

    /** All signals of an account. */
    @JsonInclude
    record SignalList(@Nullable Instant asOf, List<SignalRow> signals) {}

    /** One signal; either {@code value} or {@code unknown} is null. */
    @JsonInclude
    record SignalRow(
            String key,
            String group,
            String unit,
            @Nullable Double value,
            @Nullable String unknown,
            String why) {}

    /** How revenue moved in a month. */
    @JsonInclude
    record RevenueDocument(
            LocalDate from,
            LocalDate to,
            long startAccounts,
            long lostAccounts,
            long newAccounts,
            double startMrr,
            double churnedMrr,
            double contractionMrr,
            double expansionMrr,
            double newMrr,
            double endMrr,
            @Nullable Double logoChurn,
            @Nullable Double netRetention,
            @Nullable Double grossRetention) {}

    static RevenueDocument revenue(RevenueMonth month) {
        return new RevenueDocument(
                month.period().start(),
                month.period().end(),
                month.startAccounts(),
                month.lostAccounts(),
                month.newAccounts(),
                month.startMrr(),
                month.churnedMrr(),
                month.contractionMrr(),
                month.expansionMrr(),
                month.newMrr(),
                month.endMrr(),
                orNull(month.logoChurn()),
                orNull(month.netRetention()),
                orNull(month.grossRetention()));
    }

    static AccountList list(Page page) {
        return new AccountList(
                page.number() + 1,
                page.size(),
                page.total(),
                page.entries().stream().map(ApiDocuments::row).toList());
    }

    private static AccountRow row(Entry entry) {
        Optional<Entry.Health> health = entry.health();
        return new AccountRow(
                entry.account().value(),
                entry.name(),
                entry.parent().orElse(null),
                entry.presence().name(),
                entry.touchModel().name(),
                entry.csm().orElse(null),
                entry.arr(),
                health.map(known -> known.band().name()).orElse(null),
                health.map(known -> orNull(known.score())).orElse(null),
                health.map(known -> orNull(known.change28())).orElse(null),
                health.map(Entry.Health::coverage).orElse(null),
                health.map(Entry.Health::whyEnglish).orElse(null),
                entry.noticeDay().orElse(null),
                orNull(entry.seatsUsed()),
                entry.openTickets().isPresent() ? entry.openTickets().getAsInt() : null,
                entry.lastContact().orElse(null),
                health.map(Entry.Health::asOf).orElse(null));
    }

    static AccountDocument account(AccountHead head, Optional<Health.Report> report) {
        Account account = head.account();
        return new AccountDocument(
                head.number(),
                account.name(),
                account.parent().map(Account.Id::value).orElse(null),
                account.lifecycle().name(),
                account.touchModel().name(),
                head.owner().orElse(null),
                account.zone().getId(),
                account.currency().getCurrencyCode(),
                head.mrr(),
                head.renewal().map(Renewal::decisionDate).orElse(null),
                head.end().orElse(null),
                head.asOf(),
                account.fields(),
                report.map(ApiDocuments::health).orElse(null));
    }

    private static HealthDocument health(Health.Report report) {
        return new HealthDocument(
                report.day(),
                report.asOf(),
                report.provisional(),
                report.band().name(),
                orNull(report.score().score()),
                report.score().coverage(),
                report.scorecard().orElse(null),
                report.score().contributions().stream()
                        .map(ApiDocuments::points)
                        .toList());
    }

    private static Points points(Contribution part) {
        return new Points(part.key(), part.points());
    }

    static List<ScoreDay> scores(List<Health.Day> days) {
        return days.stream()
                .map(day -> new ScoreDay(
                        day.day(),
                        orNull(day.score()),
                        day.coverage(),
                        day.band().name()))
                .toList();
    }

    static SignalList signals(Optional<Signals.Current> current) {
        Map<String, SignalValue> values = current.map(Signals.Current::values).orElse(Map.of());
        return new SignalList(
                current.map(Signals.Current::asOf).orElse(null),
                SignalCatalogue.all().stream()
                        .filter(signal -> values.containsKey(signal.key()))
                        .map(signal -> signal(signal, Objects.requireNonNull(values.get(signal.key()))))
                        .toList());
    }

    private static SignalRow signal(Signal signal, SignalValue value) {
        String why = SignalWords.in(Locale.UK).why(signal, value);
        return switch (value) {
            case SignalValue.Known known ->
                new SignalRow(signal.key(), signal.group().name(), signal.unit().name(), known.value(), null, why);
            case SignalValue.Unknown(var reason) ->
                new SignalRow(signal.key(), signal.group().name(), signal.unit().name(), null, reason.name(), why);
        };
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
