package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Whom outside names mean: what the intake asks of the accounts, in bulk. */
interface Directory {

    /** The accounts among these that are known. */
    Map<ExternalId, Account.Id> ids(Collection<ExternalId> accounts);

    /** Makes accounts that have nothing yet but their id. */
    Map<ExternalId, Account.Id> register(Collection<ExternalId> accounts, Instant at);

    /** The key of each person of a source; new ones get one. */
    Map<String, Long> users(SourceKey source, Set<String> users);

    /** The account of each of these persons who belonged to exactly one at that time. */
    Map<Long, Account.Id> onlyAccounts(Collection<Long> users, Instant at);

    /** The time zones in which the accounts' days begin. */
    Map<Account.Id, ZoneId> zones(Collection<Account.Id> accounts);
}
