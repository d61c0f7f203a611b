package io.perennial.kpis;

import io.perennial.shared.Period;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How recurring revenue moved in a period, by account: what an account pays on the first day against what it pays on
 * the day after the last. Unit of the amounts: MRR in major units of the installation's currency.
 *
 * @param startAccounts customers on the first day; who joins within the period does not count here
 * @param lostAccounts of those, customers no more on the day after the last
 * @param churnedMrr what the lost ones paid
 * @param contractionMrr what the kept ones pay less
 * @param expansionMrr what the kept ones pay more
 * @param newAccounts customers at the end that were none at the start, returned ones included
 * @param newMrr what they pay
 */
public record RevenueMonth(
        Period period,
        long startAccounts,
        long lostAccounts,
        long expandedAccounts,
        double startMrr,
        double churnedMrr,
        double contractionMrr,
        double expansionMrr,
        long newAccounts,
        double newMrr) {

    /**
     * From what each customer pays; a key means "is a customer that day", also with 0.
     *
     * <p>Example: start {a: 10, b: 5}, end {a: 12} -> lost 1, churned 5, expansion 2.
     */
    public static <A> RevenueMonth of(Period period, Map<A, Double> start, Map<A, Double> end) {
        long lost = 0;
        long expanded = 0;
        double startMrr = 0;
        double churned = 0;
        double contraction = 0;
        double expansion = 0;
        for (var account : start.entrySet()) {
            double before = account.getValue();
            Double after = end.get(account.getKey());
            startMrr += before;
            if (after == null) {
                lost++;
                churned += before;
            } else if (after > before) {
                expanded++;
                expansion += after - before;
            } else {
                contraction += before - after;
            }
        }
        long gained = 0;
        double gainedMrr = 0;
        for (var account : end.entrySet()) {
            if (!start.containsKey(account.getKey())) {
                gained++;
                gainedMrr += account.getValue();
            }
        }
        return new RevenueMonth(
                period, start.size(), lost, expanded, startMrr, churned, contraction, expansion, gained, gainedMrr);
    }

    public double endMrr() {
        return startMrr - churnedMrr - contractionMrr + expansionMrr + newMrr;
    }

    public OptionalDouble logoChurn() {
        return RevenueRules.logoChurn(startAccounts, lostAccounts);
    }

    public OptionalDouble revenueChurn() {
        return RevenueRules.revenueChurn(startMrr, churnedMrr, contractionMrr);
    }

    public OptionalDouble netRetention() {
        return RevenueRules.netRetention(startMrr, churnedMrr, contractionMrr, expansionMrr);
    }

    public OptionalDouble grossRetention() {
        return RevenueRules.grossRetention(startMrr, churnedMrr, contractionMrr);
    }

    public double quickRatio() {
        return RevenueRules.quickRatio(newMrr, expansionMrr, churnedMrr, contractionMrr);
    }

    public OptionalDouble expansionOfRevenue() {
        return RevenueRules.expansionOfRevenue(startMrr, expansionMrr);
    }

    public OptionalDouble expandedShare() {
        return RevenueRules.expandedAccounts(startAccounts, expandedAccounts);
    }
}
