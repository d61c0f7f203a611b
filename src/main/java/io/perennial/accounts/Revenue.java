package io.perennial.accounts;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recurring revenue of all customers on any day, in the installation's currency, unrounded.
 *
 * <p>A merged account counts as its survivor from the day of the merge on. A gap without any line that is no longer
 * than the installation's tolerance is bridged with what was paid before it.
 */
public final class Revenue {

    /** A line with its account, cut at the end of its contract. */
    public record Line(Account.Id account, ContractLine line) {}

    private final List<Line> lines;
    private final Map<Account.Id, List<ContractLine>> byAccount;
    private final Merges merges;
    private final ExchangeRates rates;
    private final Installation installation;

    public Revenue(Collection<Contract> contracts, Merges merges, ExchangeRates rates, Installation installation) {
        this.lines = contracts.stream()
                .flatMap(contract -> contract.effectiveLines().stream().map(line -> new Line(contract.account(), line)))
                .toList();
        this.byAccount = lines.stream()
                .collect(Collectors.groupingBy(
                        Line::account, TreeMap::new, Collectors.mapping(Line::line, Collectors.toList())));
        this.merges = merges;
        this.rates = rates;
        this.installation = installation;
    }

    public List<Line> lines() {
        return lines;
    }

    /** Currencies without any stated rate; their lines are in no sum. */
    public Set<Currency> unpriced() {
        return lines.stream()
                .map(line -> line.line().currency())
                .filter(currency -> rates.on(currency, LocalDate.EPOCH).isEmpty())
                .collect(Collectors.toSet());
    }

    /** MRR of each account that is a customer on a day, at the rates of the day; who is none is absent. */
    public Map<Account.Id, Double> on(LocalDate day) {
        return on(day, day, day);
    }

    /**
     * MRR of each account that is a customer on a day.
     *
     * @param grouped the day whose merges hold: two days are compared under the merges of the later one
     * @param priced the day whose exchange rates hold: two days are compared at the rates of the earlier one
     */
    public Map<Account.Id, Double> on(LocalDate day, LocalDate grouped, LocalDate priced) {
        Map<Account.Id, List<ContractLine>> counted = merges.isEmpty() ? byAccount : grouped(grouped);
        Map<Account.Id, Double> revenue = new TreeMap<>();
        counted.forEach((account, owned) -> on(owned, day, priced).ifPresent(mrr -> revenue.put(account, mrr)));
        return revenue;
    }

    /**
     * MRR of one account on a day, by its own contracts; empty where it is no customer.
     *
     * @param priced the day whose exchange rates hold
     */
    public OptionalDouble of(Account.Id account, LocalDate day, LocalDate priced) {
        return on(byAccount.getOrDefault(account, List.of()), day, priced);
    }

    private Map<Account.Id, List<ContractLine>> grouped(LocalDate day) {
        ZoneId zone = installation.zone();
        Map<Account.Id, List<ContractLine>> grouped = new HashMap<>();
        byAccount.forEach((account, owned) -> grouped.computeIfAbsent(
                        merges.survivor(
                                account, day.plusDays(1).atStartOfDay(zone).toInstant()),
                        id -> new ArrayList<>())
                .addAll(owned));
        return grouped;
    }

    private OptionalDouble on(List<ContractLine> owned, LocalDate day, LocalDate priced) {
        if (owned.stream().anyMatch(line -> line.inForce(day))) {
            return OptionalDouble.of(sum(owned, day, priced));
        }
        return bridged(owned, day)
                .map(before -> OptionalDouble.of(sum(owned, before, priced)))
                .orElse(OptionalDouble.empty());
    }

    /** The last day before a tolerated gap around {@code day}. */
    private Optional<LocalDate> bridged(List<ContractLine> owned, LocalDate day) {
        if (installation.gapToleranceDays() == 0) {
            return Optional.empty();
        }
        Optional<LocalDate> ended = owned.stream()
                .flatMap(line -> line.end().stream())
                .filter(end -> !end.isAfter(day))
                .max(Comparator.naturalOrder());
        Optional<LocalDate> resumed =
                owned.stream().map(ContractLine::start).filter(day::isBefore).min(Comparator.naturalOrder());
        return ended.filter(end ->
                        resumed.isPresent() && !resumed.get().isAfter(end.plusDays(installation.gapToleranceDays())))
                .map(end -> end.minusDays(1));
    }

    private double sum(List<ContractLine> owned, LocalDate day, LocalDate priced) {
        return owned.stream()
                .filter(line -> line.inForce(day))
                .mapToDouble(
                        line -> line.mrr() * rates.on(line.currency(), priced).orElse(0))
                .sum();
    }

    /**
     * What moved between two days, by account; what was there on the first day plus all movements is the second day.
     */
    public List<RevenueMovement> movements(LocalDate from, LocalDate to) {
        Map<Account.Id, Double> start = on(from, to, from);
        Map<Account.Id, Double> end = on(to, to, from);
        Map<Account.Id, Double> repriced = on(to, to, to);
        Set<Account.Id> before = customersBefore(from, to);
        List<RevenueMovement> movements = new ArrayList<>();
        start.forEach((account, was) -> {
            if (!end.containsKey(account)) {
                movements.add(new RevenueMovement.Churn(account, -was));
            }
        });
        end.forEach((account, is) -> {
            Double was = start.get(account);
            if (was == null) {
                movements.add(
                        before.contains(account)
                                ? new RevenueMovement.Reactivation(account, is)
                                : new RevenueMovement.New(account, is));
            } else if (is > was) {
                movements.add(new RevenueMovement.Expansion(account, is - was));
            } else if (is < was) {
                movements.add(new RevenueMovement.Contraction(account, is - was));
            }
            double effect = repriced.getOrDefault(account, is) - is;
            if (effect != 0) {
                movements.add(new RevenueMovement.CurrencyEffect(account, effect));
            }
        });
        return movements;
    }

    private Set<Account.Id> customersBefore(LocalDate day, LocalDate grouped) {
        return (merges.isEmpty() ? byAccount : grouped(grouped))
                .entrySet().stream()
                        .filter(entry -> entry.getValue().stream()
                                .anyMatch(line -> line.start().isBefore(day)))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }
}
