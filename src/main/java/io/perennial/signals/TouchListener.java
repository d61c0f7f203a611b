package io.perennial.signals;

import io.perennial.accounts.Accounts;
import io.perennial.configuration.Configuration;
import io.perennial.events.Intake;
import io.perennial.products.Products;
import io.perennial.signals.Assessment.Cause;
import io.perennial.support.Tickets;
import io.perennial.voice.Voice;
import io.perennial.work.Work;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whatever changes an account touches it, in the transaction that changed it. */
@Component
class TouchListener {

    private final Signals signals;
    private final Accounts accounts;
    private final Situations situations;

    TouchListener(Signals signals, Accounts accounts, Situations situations) {
        this.signals = signals;
        this.accounts = accounts;
        this.situations = situations;
    }

    @EventListener
    void changed(Accounts.Changed event) {
        signals.touch(event.accounts(), Cause.FACT);
    }

    @EventListener
    void rolled(Intake.Rolled event) {
        signals.touch(accounts.survivors(event.accounts()).values(), Cause.FACT);
    }

    @EventListener
    void logged(Work.Logged event) {
        signals.touch(accounts.survivors(event.accounts()).values(), Cause.FACT);
    }

    @EventListener
    void changed(Tickets.Changed event) {
        signals.touch(accounts.survivors(event.accounts()).values(), Cause.FACT);
    }

    @EventListener
    void changed(Voice.Changed event) {
        signals.touch(accounts.survivors(event.accounts()).values(), Cause.FACT);
    }

    /** Another tracking plan gives other signals to everybody. */
    @EventListener
    void changed(Configuration.Changed event) {
        if (event.kind().equals(Products.KIND)) {
            situations.forget();
            signals.touch(accounts.all(), Cause.RULES_CHANGED);
        }
    }
}
