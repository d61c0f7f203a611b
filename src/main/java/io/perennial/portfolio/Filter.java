package io.perennial.portfolio;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.health.Band;
import java.util.Optional;
import java.util.Set;

/**
 * Which customers a list shows; an empty set does not filter.
 *
 * @param books only customers of these members; for who may see only a part
 * @param more further narrowing
 * @param search part of the name or of an id another system uses; case does not matter
 */
public record Filter(
        Set<Presence> presences,
        Set<Band> bands,
        Set<Account.TouchModel> touchModels,
        Optional<Set<Member.Id>> books,
        String search,
        Narrowing more) {

    /** Everybody who is a customer, leaving ones included. */
    public static final Filter CUSTOMERS = new Filter(
            Set.of(Presence.CUSTOMER, Presence.LEAVING), Set.of(), Set.of(), Optional.empty(), "", Narrowing.NONE);

    /** Everybody ever known. */
    public static final Filter ALL = new Filter(Set.of(), Set.of(), Set.of(), Optional.empty(), "", Narrowing.NONE);

    private static final int LONGEST_SEARCH = 200;

    /** Without further narrowing. */
    public Filter(
            Set<Presence> presences,
            Set<Band> bands,
            Set<Account.TouchModel> touchModels,
            Optional<Set<Member.Id>> books,
            String search) {
        this(presences, bands, touchModels, books, search, Narrowing.NONE);
    }

    public Filter {
        presences = Set.copyOf(presences);
        bands = Set.copyOf(bands);
        touchModels = Set.copyOf(touchModels);
        books = books.map(Set::copyOf);
        search = search.strip().substring(0, Math.min(search.strip().length(), LONGEST_SEARCH));
    }

    public Filter withSearch(String text) {
        return new Filter(presences, bands, touchModels, books, text, more);
    }

    public Filter withBands(Set<Band> others) {
        return new Filter(presences, others, touchModels, books, search, more);
    }

    public Filter withBooks(Set<Member.Id> members) {
        return new Filter(presences, bands, touchModels, Optional.of(members), search, more);
    }

    public Filter withPresences(Set<Presence> others) {
        return new Filter(others, bands, touchModels, books, search, more);
    }

    public Filter with(Narrowing other) {
        return new Filter(presences, bands, touchModels, books, search, other);
    }
}
