package io.perennial.attention;

import io.perennial.accounts.Account;
import io.perennial.churn.Churn;
import io.perennial.health.Band;
import io.perennial.health.Difference;
import io.perennial.health.Health;
import io.perennial.signals.Assessment;
import io.perennial.statistics.Interval;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds the reasons of every account that was scored, so that opening the list computes nothing. */
@Component
@Order(AttentionAssessment.ORDER)
class AttentionAssessment implements Assessment {

    /** After the scores, before the list that shows them. */
    static final int ORDER = 900;

    private static final int DAYS = 28;

    private final Health health;
    private final Churn churn;
    private final ReasonStore store;

    AttentionAssessment(Health health, Churn churn, ReasonStore store) {
        this.health = health;
        this.churn = churn;
        this.store = store;
    }

    @Override
    public void assess(List<Assessed> assessed) {
        Map<Account.Id, Assessed> last = Assessment.latest(assessed);
        if (last.isEmpty()) {
            return;
        }
        Map<Account.Id, Health.Lately> lately = health.lately(last.keySet(), DAYS);
        Map<Account.Id, Assessed> latest = new HashMap<>();
        last.forEach((account, each) -> Optional.ofNullable(lately.get(account))
                .filter(known -> known.report().asOf().equals(each.asOf()))
                .ifPresent(known -> latest.put(account, each)));
        Map<Account.Id, Interval> warnings = churn.warnings(latest.keySet());
        store.replace(
                latest.keySet(),
                latest.values().stream()
                        .flatMap(each -> {
                            Optional<Health.Lately> known = Optional.ofNullable(lately.get(each.account()));
                            return reasons(
                                    each,
                                    known.map(found -> found.report().band()),
                                    known.flatMap(Health.Lately::change),
                                    Optional.ofNullable(warnings.get(each.account())));
                        })
                        .toList());
    }

    private static Stream<Reason> reasons(
            Assessed each, Optional<Band> band, Optional<Difference> change, Optional<Interval> warning) {
        Seen seen = new Seen(
                each.history().account().account().touchModel(),
                band.orElse(Band.NOT_ENOUGH_DATA),
                change,
                warning,
                each.values());
        return Rule.of(seen).stream()
                .map(held -> new Reason(
                        each.account(),
                        held.rule().kind(),
                        held.urgency(),
                        each.day(),
                        ReasonWords.of(held.rule(), seen, Locale.UK),
                        ReasonWords.of(held.rule(), seen, Locale.GERMANY)));
    }
}
