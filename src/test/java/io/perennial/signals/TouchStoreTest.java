package io.perennial.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.TestDatabase;
import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Touched accounts are claimed oldest first, by one transaction each, and by several at the same time. */
class TouchStoreTest {

    private final DataSource source = TestDatabase.fresh();
    private final TouchStore touches = new TouchStore(JdbcClient.create(source));
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final TransactionTemplate meanwhile = new TransactionTemplate(new JdbcTransactionManager(source));

    TouchStoreTest() {
        meanwhile.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private static List<Account.Id> accounts(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Account.Id::new).toList();
    }

    private Set<Account.Id> claim(TransactionTemplate in, int limit) {
        return Set.copyOf(in.execute(_ -> touches.claim(limit)).keySet());
    }

    @Test
    void whileOneTransactionWorksTheNextFindsAsManyBehindIt() {
        touches.touch(accounts(1, 20), Cause.FACT);

        transaction.executeWithoutResult(_ -> {
            assertThat(touches.claim(5).keySet()).containsExactlyInAnyOrderElementsOf(accounts(1, 5));
            meanwhile.executeWithoutResult(_ -> {
                assertThat(touches.claim(5).keySet()).containsExactlyInAnyOrderElementsOf(accounts(6, 10));
                assertThat(claim(meanwhile, 5)).containsExactlyInAnyOrderElementsOf(accounts(11, 15));
            });
        });
        assertThat(claim(transaction, 100)).containsExactlyInAnyOrderElementsOf(accounts(16, 20));
    }

    @Test
    void whoIsWorkedOnWaitsAndAnAbandonedClaimIsClaimedAgain() {
        touches.touch(accounts(1, 2), Cause.TIME);
        transaction.executeWithoutResult(status -> {
            assertThat(touches.claim(1).keySet()).containsExactly(new Account.Id(1));
            meanwhile.executeWithoutResult(_ -> touches.touch(accounts(1, 1), Cause.FACT));

            assertThat(claim(meanwhile, 10)).containsExactly(new Account.Id(2));
            status.setRollbackOnly();
        });

        Map<Account.Id, Cause> again = transaction.execute(_ -> touches.claim(10));
        assertThat(again).isEqualTo(Map.of(new Account.Id(1), Cause.FACT));
        assertThat(touches.waiting()).isFalse();
    }
}
