package io.perennial.portfolio;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final Clock clock;

    Portfolio(EntryStore reader, PortfolioStore store, Bases bases, Accounts accounts, Clock clock) {
        this.clock = clock;
        this.reader = reader;
        this.store = store;
        this.bases = bases;
        this.accounts = accounts;
    }

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
        Summary summary = reader.summary(filter.withBands(Set.of()));
        long total = summary.accountsIn(filter.bands());
        int last = (int) Math.max(0, (total - 1) / size);
        int shown = Math.clamp(number, 0, last);
        List<Entry> entries = reader.rows(filter, sort, descending, size, (long) shown * size);
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
