package io.perennial.web;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What customers are called, for lists that come from elsewhere than the list of customers. */
final class AccountNames {

    private AccountNames() {}

    static Map<Account.Id, String> of(Accounts accounts, Collection<Account.Id> ids) {
        return accounts.histories(Set.copyOf(ids)).values().stream()
                .collect(Collectors.toMap(
                        history -> history.account().id(),
                        history -> history.account().name().isBlank()
                                ? Long.toString(history.account().id().value())
                                : history.account().name()));
    }
}
