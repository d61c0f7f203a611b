package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contact;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.accounts.Invoice;
import io.perennial.support.Ticket;
import io.perennial.voice.FeatureRequest;
import io.perennial.voice.SurveyAnswer;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Touchpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes away everything that was not known before an instant, so that no rule can look ahead by mistake.
 *
 * <p>Contracts answer for the local date of the instant itself (the closing score of a day already knows who is a
 * customer on the morning after). A line's end in the future is known only once notice was given: until then a running
 * contract is taken to run on, however the source wrote its rows.
 */
final class Cut {

    private final Instant asOf;
    private final LocalDate date;
    private final LocalDate today;

    private Cut(Instant asOf, Account account) {
        this.asOf = asOf;
        this.date = asOf.atZone(account.zone()).toLocalDate();
        this.today = asOf.minusNanos(1).atZone(account.zone()).toLocalDate();
    }

    static History at(History history, Instant asOf) {
        Cut cut = new Cut(asOf, history.account().account());
        return cut.activity(cut.history(history));
    }

    /** Everything but the activity, whose days are cut by the windows that read them. */
    static History facts(History history, Instant asOf) {
        return new Cut(asOf, history.account().account()).history(history);
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
                account(h.account()),
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

    private AccountHistory account(AccountHistory h) {
        return new AccountHistory(
                attributes(h),
                h.changes().stream().filter(c -> before(c.from())).toList(),
                each(h.contracts(), this::contract),
                each(h.contacts(), this::contact),
                each(h.invoices(), this::invoice),
                h.absorbed().stream()
                        .filter(a -> before(a.at()))
                        .map(a -> new AccountHistory.Absorbed(account(a.other()), a.at()))
                        .toList(),
                h.contractsCompleteUntil());
    }

    /** Custom fields and touch model as they stood; a field never recorded before the instant keeps what is known. */
    private Account attributes(AccountHistory h) {
        if (h.changes().stream().allMatch(c -> before(c.from()))) {
            return h.account();
        }
        Account now = h.account();
        Map<String, Object> fields = new HashMap<>(now.fields());
        Account.TouchModel touch = now.touchModel();
        Map<String, Optional<String>> then = valuesThen(h);
        for (Map.Entry<String, Optional<String>> entry : then.entrySet()) {
            String field = entry.getKey();
            Optional<String> value = entry.getValue();
            if (field.equals("touch_model")) {
                touch = value.map(Account.TouchModel::valueOf).orElse(Account.TouchModel.NONE);
            } else if (value.isEmpty()) {
                fields.remove(field);
            } else {
                fields.computeIfPresent(field, (k, current) -> typed(value.get(), current));
            }
        }
        return new Account(
                now.id(), now.name(), now.parent(), now.lifecycle(), touch, now.zone(), now.currency(), fields);
    }

    private Map<String, Optional<String>> valuesThen(AccountHistory h) {
        Map<String, Optional<String>> then = new HashMap<>();
        h.changes().stream()
                .filter(c -> !before(c.from()))
                .filter(c -> !c.field().equals("timezone"))
                .forEach(c -> then.put(c.field(), Optional.empty()));
        h.changes().stream()
                .filter(c -> before(c.from()) && then.containsKey(c.field()))
                .sorted(Comparator.comparing(AccountHistory.Change::from))
                .forEach(c -> then.put(c.field(), c.value()));
        return then;
    }

    private static Object typed(String value, Object like) {
        return switch (like) {
            case Double d -> Double.valueOf(value);
            case Boolean b -> Boolean.valueOf(value);
            case LocalDate d -> LocalDate.parse(value);
            default -> value;
        };
    }

    private @Nullable Contract contract(Contract c) {
        Optional<Instant> notice = c.noticeGivenAt().filter(this::before);
        boolean leaving = notice.isPresent();
        List<ContractLine> lines = new ArrayList<>(c.lines().size());
        boolean same = leaving == c.noticeGivenAt().isPresent() && known(c.end(), leaving);
        for (ContractLine line : c.lines()) {
            if (line.agreedOn().isAfter(date)) {
                same = false;
            } else if (known(line.end(), leaving)) {
                lines.add(line);
            } else {
                same = false;
                lines.add(openEnded(line));
            }
        }
        if (same) {
            return c;
        }
        if (lines.isEmpty()) {
            return null;
        }
        Optional<LocalDate> end = known(c.end(), leaving) ? c.end() : Optional.empty();
        return new Contract(
                c.id(),
                c.account(),
                c.externalId(),
                c.termMonths(),
                c.autoRenew(),
                c.noticeDays(),
                notice,
                end,
                end.isPresent() ? c.churnReason() : Optional.empty(),
                lines);
    }

    private boolean known(Optional<LocalDate> end, boolean leaving) {
        return end.isEmpty() || leaving || !end.get().isAfter(date);
    }

    private static ContractLine openEnded(ContractLine l) {
        return new ContractLine(
                l.product(),
                l.quantity(),
                l.unit(),
                l.amount(),
                l.currency(),
                l.billingMonths(),
                l.discount(),
                l.start(),
                Optional.empty(),
                l.agreedOn());
    }

    private @Nullable Contact contact(Contact c) {
        if (!before(c.knownSince())) {
            return null;
        }
        List<Contact.DatedRole> roles = each(c.roles(), this::role);
        Optional<Instant> left = c.leftAt().filter(this::before);
        if (roles.equals(c.roles()) && left.equals(c.leftAt())) {
            return c;
        }
        return new Contact(
                c.id(),
                c.account(),
                c.name(),
                c.email(),
                c.language(),
                c.formal(),
                roles,
                c.users(),
                c.knownSince(),
                left);
    }

    private Contact.@Nullable DatedRole role(Contact.DatedRole r) {
        if (!before(r.from())) {
            return null;
        }
        return seen(r.until()) ? r : new Contact.DatedRole(r.role(), r.from(), Optional.empty());
    }

    private @Nullable Invoice invoice(Invoice i) {
        if (i.issuedOn().isAfter(today)) {
            return null;
        }
        if (seen(i.paidAt())
                && seen(i.voidedAt())
                && i.paymentFailedAt().stream().allMatch(this::before)) {
            return i;
        }
        return new Invoice(
                i.id(),
                i.account(),
                i.number(),
                i.issuedOn(),
                i.dueOn(),
                i.amount(),
                past(i.paymentFailedAt()),
                i.paidAt().filter(this::before),
                i.voidedAt().filter(this::before));
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
