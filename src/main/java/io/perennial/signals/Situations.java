package io.perennial.signals;

import io.perennial.events.Intake;
import io.perennial.products.Products;
import io.perennial.products.TrackingPlan;
import io.perennial.signals.Signal.Need;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What accounts are judged with, read anew only where it changed. */
@Component
class Situations {

    private final Products products;
    private final Intake intake;
    private final SignalStore store;
    private @Nullable Kept kept;

    Situations(Products products, Intake intake, SignalStore store) {
        this.products = products;
        this.intake = intake;
        this.store = store;
    }

    private record Kept(
            TrackingPlan plan,
            int names,
            PlanIndex index,
            Population population,
            Map<Need, Instant> first,
            long until) {}

    /** For a score now; the population is the one of the last midnight. */
    synchronized Situation now() {
        TrackingPlan plan = products.trackingPlan();
        Map<Integer, String> names = intake.eventNames();
        Kept last = kept;
        if (last == null || System.nanoTime() > last.until()) {
            last = new Kept(
                    plan,
                    names.size(),
                    PlanIndex.of(plan, names),
                    store.population(LocalDate.EPOCH),
                    store.firstFacts(),
                    System.nanoTime() + 60_000_000_000L);
        } else if (last.names() != names.size() || !last.plan().equals(plan)) {
            last = new Kept(
                    plan, names.size(), PlanIndex.of(plan, names), last.population(), last.first(), last.until());
        }
        kept = last;
        return new Situation(last.index(), last.population(), new Sources(last.first()));
    }

    PlanIndex plan() {
        return PlanIndex.of(products.trackingPlan(), intake.eventNames());
    }

    /** Tells a plan from another: milestones of an old one do not hold. */
    int planVersion() {
        return new TreeMap<>(products.trackingPlan().events()).hashCode();
    }

    /** Adds to the kinds of facts that arrive; answers whether one of them is new. */
    synchronized boolean learn(Map<Need, Instant> first) {
        Map<Need, Instant> known = now().sources().firstFact();
        boolean news = first.entrySet().stream().anyMatch(e -> {
            Instant since = known.get(e.getKey());
            return since == null || e.getValue().isBefore(since);
        });
        if (news) {
            store.saveFirstFacts(first);
            forget();
        }
        return news;
    }

    synchronized void forget() {
        kept = null;
    }
}
