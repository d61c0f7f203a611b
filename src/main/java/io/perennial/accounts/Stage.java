package io.perennial.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where a customer stands: its contracts decide, what was stated fills in where they say nothing. */
final class Stage {

    private Stage() {}

    /**
     * Without any contract the stated stage holds, else the customer is live: what uses the product is looked after
     * until a source of contracts says otherwise. With contracts: all ended -> ended, notice given on all that run ->
     * notice given, none begun -> prospect, else onboarding if that was stated, else live.
     */
    static Account.Lifecycle of(List<Contract> contracts, Optional<Account.Lifecycle> stated, LocalDate day) {
        List<Contract> sold = contracts.stream()
                .filter(contract -> !contract.lines().isEmpty())
                .toList();
        if (sold.isEmpty()) {
            return stated.orElse(Account.Lifecycle.LIVE);
        }
        List<Contract> running =
                sold.stream().filter(contract -> contract.inForce(day)).toList();
        if (running.isEmpty()) {
            return sold.stream()
                                    .flatMap(contract -> contract.lines().stream())
                                    .anyMatch(line -> line.start().isAfter(day))
                            && sold.stream()
                                    .flatMap(contract -> contract.lines().stream())
                                    .noneMatch(line -> line.start().isBefore(day))
                    ? Account.Lifecycle.PROSPECT
                    : Account.Lifecycle.ENDED;
        }
        if (running.stream().allMatch(contract -> contract.noticeGivenAt().isPresent())) {
            return Account.Lifecycle.NOTICE_GIVEN;
        }
        return stated.filter(stage -> stage == Account.Lifecycle.ONBOARDING).orElse(Account.Lifecycle.LIVE);
    }
}
