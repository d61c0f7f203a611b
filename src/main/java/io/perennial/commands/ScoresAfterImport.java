package io.perennial.commands;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.connect.AfterImport;
import io.perennial.connect.Remark;
import io.perennial.health.Health;
import io.perennial.shared.SourceKey;
import io.perennial.signals.Replay;
import io.perennial.signals.Signals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.springframework.stereotype.Component;

/** Once an import is in, every day it told of is scored, and the import says who has a score as of when. */
@Component
class ScoresAfterImport implements AfterImport {

    private static final int CHUNK = 500;

    private final Accounts accounts;
    private final Signals signals;
    private final Health health;

    ScoresAfterImport(Accounts accounts, Signals signals, Health health) {
        this.accounts = accounts;
        this.signals = signals;
        this.health = health;
    }

    @Override
    public Pause begin() {
        return signals.hold()::close;
    }

    @Override
    public List<Remark> follow(SourceKey source, boolean changed, DoubleConsumer progress) {
        Replay replay = signals.replay((done, of) -> progress.accept(of == 0 ? 1 : (double) done / of));
        Tally tally = count(replay.asOf());
        if (tally.scored() + tally.lost() == 0) {
            return List.of(Remark.of("outcome.noHistory"));
        }
        ZoneId zone = accounts.installation().zone();
        List<Remark> outcome = new ArrayList<>();
        outcome.add(
                Remark.of("outcome.scores", replay.asOf().atZone(zone).toLocalDate(), tally.scored(), tally.lost()));
        outcome.add(
                replay.changed() == 0
                        ? Remark.of("outcome.sameHistory")
                        : Remark.of("outcome.history", replay.changed(), replay.days()));
        return outcome;
    }

    /** @param lost accounts without a contract that keep the last score they had */
    private record Tally(int scored, int lost) {}

    private Tally count(Instant asOf) {
        int scored = 0;
        int lost = 0;
        List<Account.Id> all = accounts.all();
        for (int from = 0; from < all.size(); from += CHUNK) {
            Set<Account.Id> chunk = new HashSet<>(all.subList(from, Math.min(all.size(), from + CHUNK)));
            Map<Account.Id, AccountHistory> histories = accounts.histories(chunk);
            for (Account.Id id : health.of(chunk).keySet()) {
                AccountHistory history = histories.get(id);
                if (history != null && customer(history, asOf)) {
                    scored++;
                } else {
                    lost++;
                }
            }
        }
        return new Tally(scored, lost);
    }

    private static boolean customer(AccountHistory history, Instant asOf) {
        Instant known = history.contractsCompleteUntil().filter(asOf::isAfter).orElse(asOf);
        LocalDate day = known.atZone(history.account().zone()).toLocalDate();
        return history.contracts().stream()
                .flatMap(contract -> contract.lines().stream())
                .anyMatch(line -> line.inForce(day));
    }
}
