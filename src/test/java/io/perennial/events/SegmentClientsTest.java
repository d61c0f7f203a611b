package io.perennial.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.TrackMessage;
import io.perennial.PerennialTest;
import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.KeyScope;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The libraries companies already have in their products deliver by changing one option. */
@PerennialTest
class SegmentClientsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Access access;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Intake intake;

    @Test
    void segmentsLibraryDeliversTenThousandEvents() throws Exception {
        var source = new SourceKey("segment-java");
        var client = Analytics.builder(key(source))
                .endpoint("http://localhost:" + port)
                .flushQueueSize(100)
                .flushInterval(1, TimeUnit.SECONDS)
                .queueCapacity(20_000)
                .build();

        client.enqueue(GroupMessage.builder("acme-segment")
                .userId("u0")
                .traits(Map.of("name", "Acme, by Segment", "employees", 40)));
        client.enqueue(IdentifyMessage.builder()
                .userId("u0")
                .traits(Map.of("name", "Ann Example", "email", "ann@acme.example")));
        for (int i = 0; i < 10_000; i++) {
            client.enqueue(TrackMessage.builder(i % 2 == 0 ? "Report Exported" : "Search Run")
                    .userId("u" + i % 50)
                    .properties(Map.of("value", 2, "position", i))
                    .context(Map.of("groupId", "acme-segment")));
        }
        client.flush();

        var account = awaitEvents(source, "acme-segment", 10_000);
        client.shutdown();
        assertThat(accounts.find(account).orElseThrow().name()).isEqualTo("Acme, by Segment");
        var days = days(account);
        assertThat(days.stream().mapToInt(ActivityDay::userCount).max()).hasValue(50);
        assertThat(days.stream().mapToDouble(day -> day.sumAt(0) + day.sumAt(1)).sum())
                .isEqualTo(20_000);
    }

    @Test
    void rudderStacksLibraryDeliversTenThousandEvents() throws Exception {
        var source = new SourceKey("rudder-java");
        var client = RudderAnalytics.builder(key(source))
                .setDataPlaneUrl("http://localhost:" + port)
                .flushQueueSize(100)
                .flushInterval(1, TimeUnit.SECONDS)
                .queueCapacity(20_000)
                .build();

        client.enqueue(com.rudderstack.sdk.java.analytics.messages.GroupMessage.builder("acme-rudder")
                .userId("u0")
                .traits(Map.of("name", "Acme, by RudderStack")));
        for (int i = 0; i < 10_000; i++) {
            client.enqueue(com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Report Exported")
                    .userId("u" + i % 50)
                    .properties(Map.of("value", 2))
                    .context(Map.of("groupId", "acme-rudder")));
        }
        client.flush();

        var account = awaitEvents(source, "acme-rudder", 10_000);
        client.shutdown();
        assertThat(accounts.find(account).orElseThrow().name()).isEqualTo("Acme, by RudderStack");
    }

    private String key(SourceKey source) {
        return access.createKey(source, Set.of(KeyScope.INTAKE), new Actor.Process("test"))
                .secret();
    }

    private Account.Id awaitEvents(SourceKey source, String group, long expected) throws Exception {
        var id = new ExternalId(source, "group", group);
        long seen = 0;
        for (int i = 0; i < 300; i++) {
            Thread.sleep(100);
            var account = accounts.ids(List.of(id)).get(id);
            if (account != null) {
                intake.awaitRolledUp();
                seen = days(account).stream().mapToLong(ActivityDay::events).sum();
                if (seen >= expected) {
                    assertThat(seen).isEqualTo(expected);
                    return account;
                }
            }
        }
        throw new AssertionError("only " + seen + " of " + expected + " events arrived");
    }

    private List<ActivityDay> days(Account.Id account) {
        return intake.activity(Set.of(account), LocalDate.of(2020, 1, 1), LocalDate.of(2100, 1, 1))
                .getOrDefault(account, List.of());
    }
}
