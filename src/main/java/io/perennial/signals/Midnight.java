package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.signals.Assessment.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When a day begins in a zone, all its accounts are touched, so that silence is seen too; before it, the segment's
 * figures of the days past are brought up to date.
 */
@Component
class Midnight {

    private static final Duration ZONES_KEPT = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final TouchStore touches;
    private final PopulationWork population;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<ZoneId, LocalDate> announced = new HashMap<>();
    private @Nullable Instant zonesRead;
    private List<ZoneId> zones = List.of();

    Midnight(
            Accounts accounts,
            TouchStore touches,
            PopulationWork population,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.touches = touches;
        this.population = population;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Announces the days that have begun since it was last called; answers whether there were any. */
    synchronized boolean pass() {
        Instant now = clock.instant();
        if (zonesRead == null
                || !Duration.between(zonesRead, now).abs().minus(ZONES_KEPT).isNegative()) {
            zones = accounts.zones(accounts.all()).values().stream().distinct().toList();
            zonesRead = now;
        }
        List<ZoneId> begun = zones.stream()
                .filter(zone -> !now.atZone(zone).toLocalDate().equals(announced.get(zone)))
                .toList();
        if (begun.isEmpty()) {
            return false;
        }
        population.refresh(now.atZone(ZoneOffset.UTC).toLocalDate());
        boolean any = false;
        for (ZoneId zone : begun) {
            LocalDate day = now.atZone(zone).toLocalDate();
            any |= Boolean.TRUE.equals(transaction.execute(status -> announce(zone, day)));
            announced.put(zone, day);
        }
        return any;
    }

    private boolean announce(ZoneId zone, LocalDate day) {
        if (!touches.announce(zone, day)) {
            return false;
        }
        List<Account.Id> all = accounts.all();
        Map<Account.Id, ZoneId> zoneOf = accounts.zones(all);
        List<Account.Id> there = new ArrayList<>(all);
        there.removeIf(account -> !zone.equals(zoneOf.get(account)));
        touches.touch(there, Cause.TIME);
        return !there.isEmpty();
    }
}
