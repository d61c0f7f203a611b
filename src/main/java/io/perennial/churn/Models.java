package io.perennial.churn;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.accounts.Accounts;
import io.perennial.signals.Assessment.Cause;
import io.perennial.signals.Signals;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The model in force, read once, and the switches from one to another. */
@Component
class Models {

    private final ModelStore store;
    private final Accounts accounts;
    private final Signals signals;
    private final Access access;
    private final Clock clock;
    private final Map<Long, Forecaster> read = new ConcurrentHashMap<>();

    Models(ModelStore store, Accounts accounts, Signals signals, Access access, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.signals = signals;
        this.access = access;
        this.clock = clock;
    }

    /** Empty where none passed, or what passed was learned from features that are no more. */
    Optional<ActiveModel> active() {
        OptionalLong id = store.inForce();
        return id.isEmpty()
                ? Optional.empty()
                : store.find(id.getAsLong())
                        .map(kept ->
                                new ActiveModel(kept.id(), forecaster(kept.id()), kept.threshold(), kept.baseRate()))
                        .filter(ActiveModel::fits);
    }

    Forecaster forecaster(long id) {
        return read.computeIfAbsent(id, store::body);
    }

    /** Forecasts come from this model from now on; everybody is forecast anew. */
    @Transactional
    public void switchTo(@Nullable Long model, Actor by, String why) {
        store.switchTo(model, by.name(), why, clock.instant());
        access.audit(
                by,
                model == null ? "forecasts.off" : "forecasts.switched",
                model == null ? "forecasts" : "model " + model,
                Map.of("why", why));
        signals.touch(accounts.all(), Cause.RULES_CHANGED);
    }
}
