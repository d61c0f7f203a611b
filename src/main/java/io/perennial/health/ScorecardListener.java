package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.configuration.Configuration;
import io.perennial.signals.Assessment.Cause;
import io.perennial.signals.Signals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A changed scorecard scores everybody again; closings of the past keep the rules they were made with. */
@Component
class ScorecardListener {

    /** So many accounts tell each hundredth of a distribution within a point or two. */
    private static final int ENOUGH = 2_000;

    private final Signals signals;
    private final Accounts accounts;
    private final Scorecards scorecards;
    private final Standards standards;
    private final Clock clock;

    ScorecardListener(Signals signals, Accounts accounts, Scorecards scorecards, Standards standards, Clock clock) {
        this.signals = signals;
        this.accounts = accounts;
        this.scorecards = scorecards;
        this.standards = standards;
        this.clock = clock;
    }

    @EventListener
    void on(Configuration.Changed changed) {
        if (changed.kind().equals(ScorecardKind.NAME) && !isFirstReading(changed)) {
            compareAtOnce();
            signals.touch(accounts.all(), Cause.RULES_CHANGED);
        }
    }

    /** A measure that begins to compare has no closings to compare with: it looks at a part of the accounts itself. */
    private void compareAtOnce() {
        List<Scorecards.Rules> rules = scorecards.inForce();
        LocalDate today = clock.instant().atZone(accounts.installation().zone()).toLocalDate();
        if (standards.missing(rules, today)) {
            List<Account.Id> some = new ArrayList<>(accounts.all());
            Collections.shuffle(some, new Random(today.toEpochDay()));
            standards
                    .survey(rules)
                    .ifPresent(survey -> signals.survey(some.subList(0, Math.min(ENOUGH, some.size())), today, survey));
        }
    }

    /** The shipped text becomes version 1 when it is first read. */
    private static boolean isFirstReading(Configuration.Changed changed) {
        return changed.version() == 1 && ScorecardKind.texts().containsKey(changed.key());
    }
}
