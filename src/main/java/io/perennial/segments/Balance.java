package io.perennial.segments;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who should look after whom: customers nobody looks after go to whoever has the least to do, and where one has far
 * more than the mean, quiet customers move to whoever has least. A proposal; a person applies it.
 *
 * @param moves from nobody or a colleague to a member
 */
public record Balance(List<Change> moves, List<Load> before, List<Load> after) {

    /** Above so many times the mean, customers are moved away. */
    static final double TOO_MUCH = 1.2;

    public Balance {
        moves = List.copyOf(moves);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * A customer to be distributed.
     *
     * @param settled false where a change of hands would hurt now: at risk, or close to a decision
     */
    public record Customer(
            Account.Id account, Optional<Member.Id> csm, double arr, Account.TouchModel touch, boolean settled) {}

    /** One customer changes hands. */
    public record Change(Account.Id account, Optional<Member.Id> from, Member.Id to) {}

    public static Balance of(List<Customer> customers, List<Member.Id> members) {
        if (members.isEmpty()) {
            return new Balance(List.of(), List.of(), List.of());
        }
        Distribution distribution = new Distribution(customers, members);
        List<Load> before = distribution.loads();
        distribution.giveAway();
        distribution.level();
        return new Balance(distribution.changes(), before, distribution.loads());
    }

    /** The books while they are being filled. */
    private static final class Distribution {

        private final Map<Member.Id, Load> loads = new LinkedHashMap<>();
        private final Map<Account.Id, Member.Id> holders = new LinkedHashMap<>();
        private final List<Customer> customers;
        private final double totalArr;
        private final double totalWeight;

        Distribution(List<Customer> customers, List<Member.Id> members) {
            this.customers = customers;
            members.forEach(member -> loads.put(member, new Load(member, 0, 0, 0)));
            totalArr = Math.max(1, customers.stream().mapToDouble(Customer::arr).sum());
            totalWeight = Math.max(
                    1, customers.stream().mapToDouble(Distribution::weight).sum());
            customers.forEach(
                    customer -> customer.csm().filter(loads::containsKey).ifPresent(csm -> take(customer, csm)));
        }

        /** The greatest first, so that the small ones even out what is left. */
        void giveAway() {
            customers.stream()
                    .filter(customer -> !holders.containsKey(customer.account()))
                    .sorted(Comparator.comparingDouble((Customer customer) -> -share(customer)))
                    .forEach(customer -> take(customer, least().member()));
        }

        void level() {
            Set<Account.Id> moved = new HashSet<>();
            for (int i = 0; i < customers.size(); i++) {
                Load most = loads.values().stream()
                        .max(Comparator.comparingDouble(this::share))
                        .orElseThrow();
                Load least = least();
                double gap = share(most) - share(least);
                if (share(most) <= TOO_MUCH / loads.size() || gap <= 0) {
                    return;
                }
                Optional<Customer> next = customers.stream()
                        .filter(Customer::settled)
                        .filter(customer -> most.member().equals(holders.get(customer.account())))
                        .filter(customer -> !moved.contains(customer.account()) && share(customer) < gap)
                        .max(Comparator.comparingDouble(customer -> -Math.abs(share(customer) - gap / 2)));
                if (next.isEmpty()) {
                    return;
                }
                moved.add(next.get().account());
                loads.computeIfPresent(
                        most.member(), (m, load) -> load.without(next.get().arr(), weight(next.get())));
                take(next.get(), least.member());
            }
        }

        List<Change> changes() {
            List<Change> changes = new ArrayList<>();
            for (Customer customer : customers) {
                Member.Id holder = holders.get(customer.account());
                if (holder != null && !customer.csm().equals(Optional.of(holder))) {
                    changes.add(new Change(customer.account(), customer.csm(), holder));
                }
            }
            return changes;
        }

        List<Load> loads() {
            return List.copyOf(loads.values());
        }

        private void take(Customer customer, Member.Id member) {
            holders.put(customer.account(), member);
            loads.computeIfPresent(member, (m, load) -> load.with(customer.arr(), weight(customer)));
        }

        private Load least() {
            return loads.values().stream()
                    .min(Comparator.comparingDouble(this::share))
                    .orElseThrow();
        }

        /** Of all the work: half by time, half by money. */
        private double share(Load load) {
            return load.weight() / totalWeight / 2 + load.arr() / totalArr / 2;
        }

        private double share(Customer customer) {
            return weight(customer) / totalWeight / 2 + customer.arr() / totalArr / 2;
        }

        private static double weight(Customer customer) {
            return Load.weight(customer.touch());
        }
    }
}
