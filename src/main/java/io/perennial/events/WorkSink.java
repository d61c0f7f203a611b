package io.perennial.events;

import io.perennial.work.TouchpointSeen;
import io.perennial.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Hands the work module the touchpoints the log tells of; it stands here because that module does not know the log. */
@Component
@Order(1)
class WorkSink implements FactSink {

    private static final String NO_ACCOUNT = "a touchpoint must name its account";

    private final Work work;

    WorkSink(Work work) {
        this.work = work;
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.TOUCHPOINT);
    }

    @Override
    public List<Refusal> accept(List<Fact> facts) {
        List<Refusal> refusals = new ArrayList<>();
        List<Fact> placed = new ArrayList<>();
        List<TouchpointSeen> seen = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.account().isEmpty()) {
                refusals.add(new Refusal(fact, NO_ACCOUNT));
                continue;
            }
            placed.add(fact);
            Event event = fact.event();
            seen.add(new TouchpointSeen(
                    fact.source(), fact.account().get(), event.messageId(), event.at(), event.properties()));
        }
        work.importTouchpoints(seen)
                .forEach(refused -> refusals.add(new Refusal(placed.get(refused.position()), refused.reason())));
        return refusals;
    }
}
