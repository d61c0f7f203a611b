package io.perennial.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.segments.Balance.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who should look after whom. */
class BalanceTest {

    private static final Member.Id ADA = new Member.Id(1);
    private static final Member.Id BEN = new Member.Id(2);

    @Test
    void whoeverHasLeastGetsWhomNobodyLooksAfter() {
        Balance balance = Balance.of(
                List.of(customer(1, Optional.of(ADA), 50_000), customer(2, Optional.empty(), 40_000)),
                List.of(ADA, BEN));

        assertThat(balance.moves()).containsExactly(new Balance.Change(new Account.Id(2), Optional.empty(), BEN));
    }

    @Test
    void balancedBooksStayAsTheyAre() {
        Balance balance = Balance.of(
                List.of(customer(1, Optional.of(ADA), 50_000), customer(2, Optional.of(BEN), 50_000)),
                List.of(ADA, BEN));

        assertThat(balance.moves()).isEmpty();
        assertThat(balance.before()).isEqualTo(balance.after());
    }

    @Test
    void anOverfullBookIsLevelledWithoutTouchingUnsettledCustomers() {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            customers.add(
                    new Customer(new Account.Id(i), Optional.of(ADA), 10_000, Account.TouchModel.MID, i % 2 == 0));
        }

        Balance balance = Balance.of(customers, List.of(ADA, BEN));

        assertThat(balance.moves()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.to()).isEqualTo(BEN);
            assertThat(change.account().value() % 2).isZero();
        });
        double most = balance.after().stream().mapToDouble(Load::arr).max().orElseThrow();
        assertThat(most).isLessThanOrEqualTo(60_000);
    }

    @Test
    void customersOfSomebodyWhoLeftAreGivenAway() {
        Balance balance = Balance.of(List.of(customer(1, Optional.of(new Member.Id(9)), 5_000)), List.of(ADA));

        assertThat(balance.moves())
                .containsExactly(new Balance.Change(new Account.Id(1), Optional.of(new Member.Id(9)), ADA));
    }

    @Test
    void withoutMembersNothingIsProposed() {
        assertThat(Balance.of(List.of(customer(1, Optional.empty(), 1)), List.of())
                        .moves())
                .isEmpty();
    }

    private static Customer customer(long id, Optional<Member.Id> csm, double arr) {
        return new Customer(new Account.Id(id), csm, arr, Account.TouchModel.MID, true);
    }
}
