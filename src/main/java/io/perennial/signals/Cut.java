package io.perennial.signals;

import io.perennial.accounts.AccountHistory;
import io.perennial.support.Ticket;
import io.perennial.voice.FeatureRequest;
import io.perennial.voice.SurveyAnswer;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Touchpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes away everything that was not known before an instant, so that no rule can look ahead by mistake. Contracts
 * answer for the local date of the instant itself: the closing score of a day already knows who is a customer on the
 * morning after.
 */
final class Cut {

    private final Instant asOf;
    private final LocalDate today;

    private Cut(Instant asOf, AccountHistory account) {
        this.asOf = asOf;
        this.today = asOf.minusNanos(1).atZone(account.zone(asOf)).toLocalDate();
    }

    static History at(History history, Instant asOf) {
        Cut cut = new Cut(asOf, history.account());
        return cut.activity(cut.history(history));
    }

    /** Everything but the activity, whose days are cut by the windows that read them. */
    static History facts(History history, Instant asOf) {
        return new Cut(asOf, history.account()).history(history);
    }

    private History activity(History h) {
        return new History(
                h.account(),
                h.activity().stream().filter(d -> !d.day().isAfter(today)).toList(),
                h.tickets(),
                h.answers(),
                h.requests(),
                h.touchpoints(),
                h.plans(),
                h.absorbed().stream()
                        .map(a -> new History.Absorbed(activity(a.other()), a.at()))
                        .toList(),
                h.milestones());
    }

    private History history(History h) {
        List<History.Absorbed> absorbed = h.absorbed().stream()
                .filter(a -> before(a.at()))
                .map(a -> new History.Absorbed(history(a.other()), a.at()))
                .toList();
        return new History(
                h.account().asOf(asOf),
                h.activity(),
                each(h.tickets(), this::ticket),
                each(h.answers(), this::answer),
                each(h.requests(), this::request),
                each(h.touchpoints(), this::touchpoint),
                each(h.plans(), this::plan),
                absorbed,
                new History.Milestones(
                        h.milestones().firstActive().filter(d -> !d.isAfter(today)),
                        h.milestones().firstValue().filter(d -> !d.isAfter(today))));
    }

    private @Nullable Ticket ticket(Ticket t) {
        if (!before(t.openedAt())) {
            return null;
        }
        if (unchanged(t)) {
            return t;
        }
        boolean closed = t.closedAt().filter(this::before).isPresent();
        return new Ticket(
                t.id(),
                t.account(),
                t.externalId(),
                t.subject(),
                t.openedAt(),
                t.priorities().stream().filter(p -> before(p.from())).toList(),
                t.firstReplyAt().filter(this::before),
                past(t.resolvedAt()),
                past(t.reopenedAt()),
                t.escalatedAt().filter(this::before),
                t.closedAt().filter(this::before),
                closed ? t.satisfaction() : OptionalDouble.empty(),
                t.sentiment());
    }

    private boolean unchanged(Ticket t) {
        return seen(t.firstReplyAt())
                && seen(t.escalatedAt())
                && seen(t.closedAt())
                && (t.closedAt().isPresent() || t.satisfaction().isEmpty())
                && t.resolvedAt().stream().allMatch(this::before)
                && t.reopenedAt().stream().allMatch(this::before)
                && t.priorities().stream().allMatch(p -> before(p.from()));
    }

    private @Nullable SurveyAnswer answer(SurveyAnswer a) {
        if (!before(a.sentAt())) {
            return null;
        }
        if (seen(a.answeredAt())) {
            return a;
        }
        return new SurveyAnswer(
                a.id(),
                a.account(),
                a.contact(),
                a.kind(),
                a.sentAt(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }

    private @Nullable FeatureRequest request(FeatureRequest r) {
        if (!before(r.askedAt())) {
            return null;
        }
        if (seen(r.deliveredAt()) && seen(r.declinedAt())) {
            return r;
        }
        return new FeatureRequest(
                r.id(),
                r.account(),
                r.title(),
                r.askedAt(),
                r.deliveredAt().filter(this::before),
                r.declinedAt().filter(this::before));
    }

    private @Nullable Touchpoint touchpoint(Touchpoint t) {
        if (!before(t.knownAt())) {
            return null;
        }
        if (seen(t.heldAt()) && seen(t.repliedAt())) {
            return t;
        }
        return new Touchpoint(
                t.id(),
                t.account(),
                t.kind(),
                t.outbound(),
                t.at(),
                t.knownAt(),
                t.heldAt().filter(this::before),
                t.repliedAt().filter(this::before),
                t.contacts(),
                t.author(),
                t.summary());
    }

    private @Nullable SuccessPlan plan(SuccessPlan p) {
        if (!before(p.createdAt())) {
            return null;
        }
        return new SuccessPlan(p.id(), p.account(), p.title(), p.createdAt(), each(p.objectives(), this::objective));
    }

    private SuccessPlan.@Nullable Objective objective(SuccessPlan.Objective o) {
        if (!before(o.createdAt())) {
            return null;
        }
        return seen(o.metAt())
                ? o
                : new SuccessPlan.Objective(
                        o.title(), o.capability(), o.onboarding(), o.createdAt(), o.dueOn(), Optional.empty());
    }

    private boolean before(Instant at) {
        return at.isBefore(asOf);
    }

    private boolean seen(Optional<Instant> at) {
        return at.isEmpty() || before(at.get());
    }

    private List<Instant> past(List<Instant> instants) {
        return instants.stream().filter(this::before).toList();
    }

    private static <T> List<T> each(List<T> all, Function<T, @Nullable T> cut) {
        if (all.isEmpty()) {
            return all;
        }
        List<T> kept = new ArrayList<>(all.size());
        for (T one : all) {
            T left = cut.apply(one);
            if (left != null) {
                kept.add(left);
            }
        }
        return kept;
    }
}
