package io.perennial.health;

import io.perennial.accounts.Accounts;
import io.perennial.configuration.Configuration;
import io.perennial.signals.Assessment.Cause;
import io.perennial.signals.Signals;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A changed scorecard scores everybody again; closings of the past keep the rules they were made with. */
@Component
class ScorecardListener {

    private final Signals signals;
    private final Accounts accounts;

    ScorecardListener(Signals signals, Accounts accounts) {
        this.signals = signals;
        this.accounts = accounts;
    }

    @EventListener
    void on(Configuration.Changed changed) {
        if (changed.kind().equals(ScorecardKind.NAME) && !isFirstReading(changed)) {
            signals.touch(accounts.all(), Cause.RULES_CHANGED);
        }
    }

    /** The shipped text becomes version 1 when it is first read. */
    private static boolean isFirstReading(Configuration.Changed changed) {
        return changed.version() == 1 && ScorecardKind.texts().containsKey(changed.key());
    }
}
