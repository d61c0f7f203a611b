package io.perennial.portfolio;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of all customers: filtered, sorted, searched and paged in the database. */
@Service
public class Portfolio {

    /** Entries of a page, unless asked otherwise. */
    public static final int PAGE_SIZE = 50;

    private static final int LARGEST_PAGE = 1000;
    private static final int REFRESHED_AT_ONCE = 500;
    private static final int REFRESHES = 20;

    private final EntryStore reader;
    private final PortfolioStore store;
    private final Bases bases;
    private final Accounts accounts;
    private final MovementStore movements;
    private final ViewStore views;
    private final BulkQueue bulk;
    private final Clock clock;

    Portfolio(
            EntryStore reader,
            PortfolioStore store,
            Bases bases,
            Accounts accounts,
            MovementStore movements,
            ViewStore views,
            BulkQueue bulk,
            Clock clock) {
        this.views = views;
        this.bulk = bulk;
        this.movements = movements;
        this.clock = clock;
        this.reader = reader;
        this.store = store;
        this.bases = bases;
        this.accounts = accounts;
    }

    /** A change to many customers is over, at that instant. */
    public record BulkEnded(BulkChange change, Instant at) {}

    /** One page; a number beyond the last page answers the last. */
    @Transactional
    public Page page(Filter filter, Sort sort, boolean descending, int number) {
        return page(filter, sort, descending, number, PAGE_SIZE);
    }

    /** One page of a size of up to 1000 entries. */
    @Transactional
    public Page page(Filter filter, Sort sort, boolean descending, int number, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page has 1.." + LARGEST_PAGE + " entries but was " + size);
        }
        refresh();
        reader.planAsAsked();
        Filter searched = reader.searched(filter);
        Summary summary = reader.summary(searched.withBands(Set.of()));
        long total = summary.accountsIn(filter.bands());
        int last = (int) Math.max(0, (total - 1) / size);
        int shown = Math.clamp(number, 0, last);
        List<Entry> entries =
                total == 0 ? List.of() : reader.rows(searched, sort, descending, size, (long) shown * size, total);
        return new Page(entries, shown, size, total, summary);
    }

    /** Whether anybody is known at all, of whatever kind. */
    @Transactional
    public boolean any() {
        refresh();
        return reader.any();
    }

    /** How many customers stand in each band, and what they pay. */
    @Transactional
    public Summary summary(Filter filter) {
        refresh();
        reader.planAsAsked();
        return reader.summary(filter);
    }

    /** What is expected to be lost among customers that are forecast. */
    @Transactional
    public RiskSummary risks(Filter filter) {
        refresh();
        return reader.risks(filter);
    }

    /** Whose score moved since a day of the last four weeks, and who gave notice; of all customers or some books. */
    @Transactional
    public Movement movement(Optional<Set<Member.Id>> books, LocalDate since) {
        refresh();
        MovementStore.Moved moved = movements.since(books, since);
        Set<Account.Id> notices = Set.copyOf(movements.noticesSince(books, since));
        return new Movement(
                moved.worse(),
                moved.better(),
                moved.moves(),
                notices.isEmpty()
                        ? List.of()
                        : reader.rows(
                                Filter.ALL.with(Narrowing.to(notices)),
                                Sort.ARR,
                                true,
                                notices.size(),
                                0,
                                notices.size()));
    }

    /** The views a member can open: own and shared ones. */
    public List<SavedView> views(Member member) {
        return views.of(member.id());
    }

    /** Saves a list to come back to; one of the member with the same name is replaced. */
    @Transactional
    public long saveView(String name, String query, boolean shared, Member by) {
        return views.put(name, query, shared, by.id(), clock.instant());
    }

    /** Removes an own view, or any shared one where the member may; answers its name if there was one. */
    @Transactional
    public Optional<String> removeView(long id, boolean anybodys, Member by) {
        return views.remove(id, by.id(), anybodys);
    }

    /** The tags in use. */
    public List<String> tags() {
        return views.tags();
    }

    /** Changes all customers of a list in the background; answers a number to follow it by. */
    @Transactional
    public long change(Filter filter, BulkChange.Kind kind, String value, Member by) {
        refresh();
        return bulk.add(kind, value, reader.ids(filter), by);
    }

    /** Gives each of these customers a value of its own, as one change; answers a number to follow it by. */
    @Transactional
    public long change(BulkChange.Kind kind, Map<Account.Id, String> values, Member by) {
        return bulk.add(kind, values, by);
    }

    /** Takes a finished change back, in the background; empty if it cannot be. */
    @Transactional
    public OptionalLong undoChange(long id, Member by) {
        return bulk.undo(id, by);
    }

    /** How far a change is. */
    public Optional<BulkChange> change(long id) {
        return bulk.find(id);
    }

    /** Lets a change end after the customers it is at. */
    public void cancelChange(long id) {
        bulk.cancel(id);
    }

    /** Brings accounts up to date that changed without being scored, e.g. prospects, lost and merged ones. */
    private void refresh() {
        store.markChanging(
                clock.instant().atZone(accounts.installation().zone()).toLocalDate());
        for (int i = 0; i < REFRESHES && store.anyStale(); i++) {
            List<Account.Id> stale = store.takeStale(REFRESHED_AT_ONCE);
            if (stale.isEmpty()) {
                return;
            }
            Set<Account.Id> listed = new HashSet<>(stale);
            accounts.survivors(stale).forEach((account, survivor) -> {
                if (!account.equals(survivor)) {
                    listed.remove(account);
                }
            });
            accounts.excludedAccounts().forEach(listed::remove);
            store.remove(
                    stale.stream().filter(account -> !listed.contains(account)).toList());
            store.putBase(bases.of(accounts.histories(listed)));
        }
    }

    /** What the list calls these accounts; those it does not show yet are absent. */
    public Map<Account.Id, String> names(Collection<Account.Id> accounts) {
        return accounts.isEmpty() ? Map.of() : reader.names(accounts);
    }
}
