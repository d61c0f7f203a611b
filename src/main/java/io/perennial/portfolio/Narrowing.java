package io.perennial.portfolio;

import io.perennial.accounts.Account;
import io.perennial.conditions.SqlPredicate;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What else narrows a list, beside the usual filters.
 *
 * @param noticeBy the next day for notice is this day or one before
 * @param today only customers on the day's list; then books are those it stands on
 * @param only these accounts
 * @param rows conditions built of rows, over {@link ListedName}
 */
public record Narrowing(
        Optional<String> segment,
        Optional<String> tag,
        Optional<LocalDate> noticeBy,
        boolean today,
        Optional<Set<Account.Id>> only,
        Optional<SqlPredicate> rows) {

    public static final Narrowing NONE = new Narrowing(
            Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());

    /** The customers on the day's list. */
    public static final Narrowing TODAY = new Narrowing(
            Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty(), Optional.empty());

    public Narrowing {
        only = only.map(Set::copyOf);
    }

    public static Narrowing inSegment(String key) {
        return new Narrowing(
                Optional.of(key), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    public static Narrowing to(Set<Account.Id> accounts) {
        return new Narrowing(
                Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.of(accounts), Optional.empty());
    }

    /** The same, and only these accounts. */
    Narrowing only(Set<Account.Id> accounts) {
        Set<Account.Id> both = new HashSet<>(accounts);
        only.ifPresent(both::retainAll);
        return new Narrowing(segment, tag, noticeBy, today, Optional.of(both), rows);
    }

    public static Narrowing noticeBy(LocalDate day) {
        return new Narrowing(
                Optional.empty(), Optional.empty(), Optional.of(day), false, Optional.empty(), Optional.empty());
    }
}
