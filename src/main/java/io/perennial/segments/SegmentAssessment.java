package io.perennial.segments;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.conditions.Outcome;
import io.perennial.configuration.Configuration;
import io.perennial.health.Health;
import io.perennial.signals.Assessment;
import io.perennial.signals.Signals;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks every segment of every account that was scored; who enters and who leaves is told. */
@Component
@Order(SegmentAssessment.ORDER)
class SegmentAssessment implements Assessment {

    /** After the scores, before the list that filters by segments. */
    static final int ORDER = 910;

    private final Rules rules;
    private final FactsReader facts;
    private final MembershipStore store;
    private final Health health;
    private final Accounts accounts;
    private final Signals signals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SegmentAssessment(
            Rules rules,
            FactsReader facts,
            MembershipStore store,
            Health health,
            Accounts accounts,
            Signals signals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rules = rules;
        this.facts = facts;
        this.store = store;
        this.health = health;
        this.accounts = accounts;
        this.signals = signals;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void assess(List<Assessed> assessed) {
        Map<Account.Id, Assessed> last = Assessment.latest(assessed);
        last.values().removeIf(each -> !each.present());
        Map<Account.Id, Health.Report> reports = health.of(last.keySet());
        last.values()
                .removeIf(each -> Optional.ofNullable(reports.get(each.account()))
                        .filter(report -> report.asOf().equals(each.asOf()))
                        .isEmpty());
        if (last.isEmpty()) {
            return;
        }
        List<Rules.Rule> inForce = rules.inForce().toList();
        boolean withChange =
                inForce.stream().anyMatch(rule -> rule.condition().names().contains(SegmentVocabulary.CHANGE));
        move(moves(inForce, facts.of(last.values(), withChange), last));
    }

    /** Who is no customer any more is in no segment; who gave notice stays where they were. */
    @Override
    public void left(Set<Account.Id> gone) {
        Map<Account.Id, Set<String>> before = store.of(gone);
        if (before.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Move> moves = facts.of(before.keySet()).stream()
                .filter(each -> !each.customer())
                .flatMap(each -> before.getOrDefault(each.account(), Set.of()).stream()
                        .map(segment -> new Move(each.account(), segment, false, Cause.TIME, now)))
                .toList();
        move(moves);
        Set<Account.Id> moved = moves.stream().map(Move::account).collect(Collectors.toSet());
        if (!moved.isEmpty()) {
            events.publishEvent(new Segments.Changed(moved));
        }
    }

    private void move(List<Move> moves) {
        store.move(moves);
        moves.stream()
                .filter(move -> move.cause() == Cause.FACT || move.cause() == Cause.TIME)
                .forEach(move -> events.publishEvent(new Segments.Moved(move)));
    }

    private List<Move> moves(List<Rules.Rule> inForce, List<Facts> seen, Map<Account.Id, Assessed> last) {
        Map<Account.Id, Set<String>> before = store.of(last.keySet());
        Set<String> asked = inForce.stream()
                .flatMap(rule -> rule.condition().names().stream())
                .collect(Collectors.toSet());
        Instant now = clock.instant();
        List<Move> moves = new ArrayList<>();
        for (Facts each : seen) {
            Map<String, @Nullable Object> values = each.values(asked);
            Set<String> is = inForce.stream()
                    .filter(rule -> rule.condition().evaluate(values) == Outcome.TRUE)
                    .map(rule -> rule.segment().key())
                    .collect(Collectors.toSet());
            Assessed assessed = last.get(each.account());
            if (assessed != null) {
                moves.addAll(moves(each.account(), before.getOrDefault(each.account(), Set.of()), is, assessed, now));
            }
        }
        return moves;
    }

    private static List<Move> moves(
            Account.Id account, Set<String> was, Set<String> is, Assessed assessed, Instant now) {
        Map<String, Boolean> changed = new HashMap<>();
        is.stream().filter(segment -> !was.contains(segment)).forEach(segment -> changed.put(segment, true));
        new HashSet<>(was)
                .stream().filter(segment -> !is.contains(segment)).forEach(segment -> changed.put(segment, false));
        return changed.entrySet().stream()
                .map(change -> new Move(account, change.getKey(), change.getValue(), assessed.cause(), now))
                .toList();
    }

    /** A changed segment asks everybody again; one that was removed lets everybody go at once. */
    @EventListener
    void on(Configuration.Changed changed) {
        if (!changed.kind().equals(SegmentKind.NAME)) {
            return;
        }
        List<Account.Id> members = store.in(changed.key());
        if (changed.removed()
                || rules.inForce().noneMatch(rule -> rule.segment().key().equals(changed.key()))) {
            Instant now = clock.instant();
            store.move(members.stream()
                    .map(account -> new Move(account, changed.key(), false, Cause.RULES_CHANGED, now))
                    .toList());
            events.publishEvent(new Segments.Changed(Set.copyOf(members)));
        } else {
            signals.touch(accounts.all(), Cause.RULES_CHANGED);
        }
    }
}
