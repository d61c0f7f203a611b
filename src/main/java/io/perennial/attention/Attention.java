package io.perennial.attention;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which customers deserve attention, why, and what people did about it. Callers check who may do what. */
@Service
public class Attention {

    /** A look after so long a pause is a new visit: a morning after an evening, an afternoon after a morning. */
    private static final Duration PAUSE = Duration.ofHours(3);

    private final ReasonStore reasons;
    private final AsideStore asides;
    private final Accounts accounts;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Attention(
            ReasonStore reasons,
            AsideStore asides,
            Accounts accounts,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reasons = reasons;
        this.asides = asides;
        this.accounts = accounts;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody put these accounts aside, or took that back; published inside the transaction. */
    public record Changed(Set<Account.Id> accounts) {
        public Changed {
            accounts = Set.copyOf(accounts);
        }
    }

    /** A customer stands on a colleague's list now; published inside the transaction. */
    public record HandedOver(long id, Account.Id account, Member.Id to, Member by) {}

    /** What was done is taken back; published inside the transaction. */
    public record Undone(long id) {}

    /** Why each account stands on the list today, without what was put aside; who does not stand there is absent. */
    public Map<Account.Id, List<Reason>> pending(Collection<Account.Id> of) {
        Map<Account.Id, AsideStore.Row> latest = asides.latest(of);
        LocalDate today = today(accounts.installation().zone());
        Map<Account.Id, List<Reason>> pending = new HashMap<>();
        reasons.of(of).forEach((account, why) -> {
            List<Reason> left = pending(why, latest.get(account), today);
            if (!left.isEmpty()) {
                pending.put(account, left);
            }
        });
        return pending;
    }

    /** Where each account stands on the list today; one without a reason or put aside has urgency 0. */
    public Map<Account.Id, Standing> standings(Collection<Account.Id> of) {
        Map<Account.Id, List<Reason>> why = reasons.of(of);
        Map<Account.Id, AsideStore.Row> latest = asides.latest(of);
        LocalDate today = today(accounts.installation().zone());
        Map<Account.Id, Standing> standings = new HashMap<>();
        of.forEach(account ->
                standings.put(account, standing(why.getOrDefault(account, List.of()), latest.get(account), today)));
        return standings;
    }

    /** Pure: what is left of the reasons after what was done about them. */
    static Standing standing(List<Reason> why, AsideStore.@Nullable Row last, LocalDate today) {
        Optional<Member.Id> to = last == null || last.aside().way() == Aside.Way.DONE
                ? Optional.empty()
                : last.aside().to();
        return new Standing(together(pending(why, last, today)), to);
    }

    private static List<Reason> pending(List<Reason> why, AsideStore.@Nullable Row last, LocalDate today) {
        if (last == null) {
            return why;
        }
        return switch (last.aside().way()) {
            case LATER -> last.aside().until().filter(today::isBefore).isPresent() ? List.of() : why;
            case DONE ->
                why.stream()
                        .filter(reason -> reason.since().isAfter(last.day()))
                        .toList();
            case HANDED_OVER -> why;
        };
    }

    private static double together(List<Reason> why) {
        return Rule.together(why.stream().map(Reason::urgency).toList());
    }

    /** The account comes back on a day; answers a number to undo it by. */
    @Transactional
    public long later(Account.Id account, LocalDate until, Member by) {
        return put(account, Aside.Way.LATER, Optional.of(until), Optional.empty(), by);
    }

    /** The account comes back when a reason appears that did not hold today; answers a number to undo it by. */
    @Transactional
    public long done(Account.Id account, Member by) {
        return put(account, Aside.Way.DONE, Optional.empty(), Optional.empty(), by);
    }

    /** The account stands on a colleague's list; answers a number to undo it by. */
    @Transactional
    public long handOver(Account.Id account, Member.Id to, Member by) {
        long id = put(account, Aside.Way.HANDED_OVER, Optional.empty(), Optional.of(to), by);
        events.publishEvent(new HandedOver(id, account, to, by));
        return id;
    }

    /** Takes back what was done; false if there is nothing to take back. */
    @Transactional
    public boolean undo(long id, Member by) {
        Optional<Account.Id> account = asides.undo(id, clock.instant());
        account.ifPresent(known -> {
            said(known, "attention.undone", Map.of("id", id), by);
            events.publishEvent(new Undone(id));
        });
        return account.isPresent();
    }

    public Optional<Aside> find(long id) {
        return asides.find(id);
    }

    /** What was put aside since an instant and not undone, newest first. */
    public List<Aside> since(Instant at, int limit) {
        return asides.since(at, limit);
    }

    /** What comes back on the days of a span. */
    public List<Aside> returning(LocalDate from, LocalDate toInclusive) {
        return asides.returning(from, toInclusive);
    }

    /** Notes that a member looks at the list; answers until when they looked the time before, if they ever did. */
    @Transactional
    public Optional<Instant> visit(Member member) {
        Instant now = clock.instant();
        return asides.visit(member.id(), now, now.minus(PAUSE));
    }

    private long put(Account.Id account, Aside.Way way, Optional<LocalDate> until, Optional<Member.Id> to, Member by) {
        LocalDate today = today(accounts.zones(Set.of(account))
                .getOrDefault(account, accounts.installation().zone()));
        long id = asides.add(account, way, today, until, to, by, clock.instant());
        said(
                account,
                "attention." + way.name().toLowerCase(java.util.Locale.ROOT),
                Map.of(
                        "until", until.map(LocalDate::toString).orElse(""),
                        "to", to.map(member -> Long.toString(member.value())).orElse("")),
                by);
        return id;
    }

    private void said(Account.Id account, String action, Map<String, ?> details, Member by) {
        access.audit(Actor.Person.of(by), action, "account " + account.value(), details);
        events.publishEvent(new Changed(Set.of(account)));
    }

    private LocalDate today(ZoneId zone) {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
