package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.access.Reach;
import io.perennial.access.Scope;
import io.perennial.accounts.Account;
import io.perennial.attention.Aside;
import io.perennial.attention.Attention;
import io.perennial.attention.Reason;
import io.perennial.attention.Standing;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Narrowing;
import io.perennial.portfolio.Page;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Presence;
import io.perennial.portfolio.Sort;
import io.perennial.work.Case;
import io.perennial.work.Task;
import io.perennial.work.Work;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The day's list: each customer once, with all its reasons and due tasks, the most money at stake first. */
@Component
public class Today {

    static final int SHOWN = 25;

    /** How urgent an overdue task is, as a share of the money: somebody promised something. */
    private static final double TASK_URGENCY = .35;

    private static final int MOST_OF_A_WEEK = 200;

    private final Portfolio portfolio;
    private final Attention attention;
    private final Work work;
    private final Access access;

    Today(Portfolio portfolio, Attention attention, Work work, Access access) {
        this.portfolio = portfolio;
        this.attention = attention;
        this.work = work;
        this.access = access;
    }

    /**
     * One customer.
     *
     * @param underway what the customer's open cases are at work on already
     * @param handed true where it stands on this list because a colleague handed it over
     * @param mayChange whether whoever looks may do something about it
     */
    public record Item(
            Entry entry,
            List<Reason> reasons,
            List<Task> tasks,
            List<Case> steps,
            Underway underway,
            boolean handed,
            boolean mayChange) {

        /** What to begin first: the most urgent reason that no open case is at work on. */
        public Optional<Reason.Kind> lead() {
            return reasons.stream()
                    .map(Reason::kind)
                    .filter(kind -> !underway.covers(kind))
                    .findFirst();
        }

        public double stake() {
            double promised = tasks.isEmpty() && steps.isEmpty() ? 0 : TASK_URGENCY * Math.max(1, entry.arr());
            return Math.max(entry.stake(), promised);
        }
    }

    /** The list and how many there are beyond it. */
    public record Listed(List<Item> items, long total) {}

    Listed list(Member member, Optional<Set<Member.Id>> books, LocalDate today, int shown) {
        Map<Account.Id, List<Task>> due = tasks(books, today, today);
        Map<Account.Id, List<Case>> steps = steps(books, LocalDate.EPOCH, today);
        Page page = portfolio.page(filter(books), Sort.STAKE, true, 0, Math.max(shown, 1));
        Map<Account.Id, Entry> entries = new LinkedHashMap<>();
        page.entries().forEach(entry -> entries.put(entry.account(), entry));
        Set<Account.Id> further = new HashSet<>(due.keySet());
        further.addAll(steps.keySet());
        further.removeAll(entries.keySet());
        List<Entry> withTasks = entries(further);
        withTasks.forEach(entry -> entries.put(entry.account(), entry));
        long alone = withTasks.stream().filter(entry -> entry.stake() == 0).count();
        List<Item> items = items(member, entries.values(), due, steps, today).stream()
                .sorted(Comparator.comparingDouble(Item::stake).reversed())
                .limit(shown)
                .toList();
        return new Listed(items, page.total() + alone);
    }

    private static Filter filter(Optional<Set<Member.Id>> books) {
        Filter all = Filter.CUSTOMERS.withPresences(Set.of(Presence.CUSTOMER)).with(Narrowing.TODAY);
        return books.map(all::withBooks).orElse(all);
    }

    private List<Item> items(
            Member member,
            Collection<Entry> entries,
            Map<Account.Id, List<Task>> due,
            Map<Account.Id, List<Case>> steps,
            LocalDate today) {
        Set<Account.Id> ids = entries.stream().map(Entry::account).collect(Collectors.toSet());
        Map<Account.Id, List<Reason>> reasons = attention.pending(ids);
        Map<Account.Id, List<Case>> cases = work.cases(ids);
        Map<Account.Id, Standing> standings = attention.standings(ids);
        Map<String, Member> byName =
                access.members().stream().collect(Collectors.toMap(Member::name, Function.identity(), (a, b) -> a));
        Reach reach = access.reach(member, today);
        return entries.stream()
                .map(entry -> new Item(
                        entry,
                        reasons.getOrDefault(entry.account(), List.of()),
                        due.getOrDefault(entry.account(), List.of()),
                        steps.getOrDefault(entry.account(), List.of()),
                        Underway.of(cases.getOrDefault(entry.account(), List.of()), entry.lastContact(), today),
                        standings
                                .getOrDefault(entry.account(), Standing.NONE)
                                .handedTo()
                                .filter(member.id()::equals)
                                .isPresent(),
                        access.allows(
                                member,
                                Action.CHANGE_ACCOUNTS,
                                scope(
                                        reach,
                                        entry,
                                        entry.csm().flatMap(name -> Optional.ofNullable(byName.get(name)))))))
                .toList();
    }

    private static Scope scope(Reach reach, Entry entry, Optional<Member> csm) {
        return reach.scope(Set.of(), csm.map(Member::id), entry.csm(), csm.flatMap(Member::team));
    }

    private Map<Account.Id, List<Task>> tasks(Optional<Set<Member.Id>> books, LocalDate from, LocalDate to) {
        return access.members().stream()
                .filter(Member::active)
                .filter(owner -> books.isEmpty() || books.get().contains(owner.id()))
                .flatMap(owner -> work.openTasks(owner.email()).stream())
                .filter(task -> task.dueOn()
                        .filter(due -> !due.isAfter(to) && (from.equals(to) || !due.isBefore(from)))
                        .isPresent())
                .collect(Collectors.groupingBy(Task::account));
    }

    /** Open cases whose next step falls on a day of a span, of those whose books are looked at. */
    private Map<Account.Id, List<Case>> steps(Optional<Set<Member.Id>> books, LocalDate from, LocalDate to) {
        List<Member> owners = access.members().stream()
                .filter(Member::active)
                .filter(owner -> books.isEmpty() || books.get().contains(owner.id()))
                .toList();
        return work.steps(from, to).stream()
                .filter(each -> each.owner()
                        .filter(owner -> owners.stream().anyMatch(member -> member.is(owner)))
                        .isPresent())
                .collect(Collectors.groupingBy(Case::account));
    }

    List<Entry> entries(Set<Account.Id> ids) {
        return ids.isEmpty()
                ? List.of()
                : portfolio
                        .page(Filter.ALL.with(Narrowing.to(ids)), Sort.ARR, true, 0, Math.min(1000, ids.size()))
                        .entries();
    }

    /** What lies ahead on one day. */
    public record Day(
            LocalDate day, List<Entry> notices, List<Returning> returning, List<Due> tasks, List<Step> steps) {
        Day(LocalDate day) {
            this(day, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** What comes next in a case. */
    public record Step(Entry entry, Case of) {}

    public record Returning(Entry entry, Aside aside) {}

    public record Due(Entry entry, Task task) {}

    /** Days of the coming week on which something lies ahead. */
    List<Day> week(Optional<Set<Member.Id>> books, LocalDate today) {
        LocalDate last = today.plusDays(7);
        Map<LocalDate, Day> days = new TreeMap<>();
        Function<LocalDate, Day> on = day -> days.computeIfAbsent(day, Day::new);
        Filter customers =
                Filter.CUSTOMERS.withPresences(Set.of(Presence.CUSTOMER)).with(Narrowing.noticeBy(last));
        portfolio
                .page(books.map(customers::withBooks).orElse(customers), Sort.NOTICE_DAY, false, 0, MOST_OF_A_WEEK)
                .entries()
                .forEach(entry -> entry.noticeDay()
                        .filter(day -> !day.isBefore(today))
                        .ifPresent(day -> on.apply(day).notices().add(entry)));
        Map<Account.Id, List<Task>> tasks = tasks(books, today, last);
        Map<Account.Id, List<Case>> steps = steps(books, today, last);
        List<Aside> returning = attention.returning(today.plusDays(1), last);
        Set<Account.Id> named = new HashSet<>(tasks.keySet());
        named.addAll(steps.keySet());
        returning.forEach(aside -> named.add(aside.account()));
        Map<Account.Id, Entry> entries = new HashMap<>();
        entries(named).forEach(entry -> entries.put(entry.account(), entry));
        returning.stream()
                .filter(aside -> books.isEmpty() || books.get().contains(aside.by()))
                .forEach(aside -> Optional.ofNullable(entries.get(aside.account()))
                        .ifPresent(entry -> on.apply(aside.until().orElseThrow())
                                .returning()
                                .add(new Returning(entry, aside))));
        tasks.forEach((account, due) -> Optional.ofNullable(entries.get(account))
                .ifPresent(entry -> due.forEach(
                        task -> on.apply(task.dueOn().orElseThrow()).tasks().add(new Due(entry, task)))));
        steps.forEach((account, due) -> Optional.ofNullable(entries.get(account))
                .ifPresent(entry -> due.forEach(each ->
                        on.apply(each.nextStepOn().orElseThrow()).steps().add(new Step(entry, each)))));
        return List.copyOf(days.values());
    }
}
