package io.perennial.demo;

import io.perennial.accounts.Account;
import io.perennial.work.Case;
import io.perennial.work.Work;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the demo company's people have on their desks for a customer, as its story goes. */
final class Errands {

    private final Work work;
    private final LocalDate today;

    Errands(Work work, LocalDate today) {
        this.work = work;
        this.today = today;
    }

    /** A customer of whom nothing is on any desk leaves room for suggestions: every other one. */
    void write(Account.Id account, Customer customer, String owner) {
        if (customer.index() % 2 == 1 && customer.story() != Story.NOTICE_SOON) {
            return;
        }
        int shift = customer.index() % 5 - 2;
        switch (customer.story()) {
            case DECLINING, SILENT_TEAM -> {
                long opened = open(account, Case.Kind.RISK, "Usage drop", owner, "Ask what changed", shift);
                task(account, "Prepare the call: who stopped, since when", owner, shift, Optional.of(opened));
            }
            case CHAMPION_LEFT -> {
                open(account, Case.Kind.RISK, "Champion left", owner, "Ask the sponsor for a successor", shift + 2);
                work.note(account, "The successor will be named after the reorganisation.", owner);
            }
            case TICKET_STORM -> task(account, "Agree with support on one contact", owner, 0, Optional.empty());
            case NEAR_CAPACITY ->
                open(account, Case.Kind.OPPORTUNITY, "More seats", owner, "Suggest a talk about seats", shift + 4);
            case STALLED_START -> {
                open(
                        account,
                        Case.Kind.LIFECYCLE,
                        "Onboarding stalled",
                        owner,
                        "Offer a date for the next step",
                        shift);
                task(account, "Send the planners two dates", owner, shift, Optional.empty());
            }
            case NOTICE_SOON -> task(account, "Call before the notice day", owner, 1, Optional.empty());
            case UNHAPPY -> work.note(account, "Prefers calls before ten. Unhappy with the address import.", owner);
            case STEADY -> {
                if (customer.index() % 8 == 0) {
                    task(account, "Invite to the business review", owner, customer.index() % 20, Optional.empty());
                }
            }
            case GROWING, NEW_START, OVERDUE, NOTICE_GIVEN, LOST_AFTER_DECLINE, LOST_WHILE_GREEN -> {}
        }
    }

    private long open(Account.Id account, Case.Kind kind, String title, String owner, String next, int days) {
        return switch (work.openCase(account, kind, title, title, Optional.of(owner), owner)) {
            case Work.Opening.Opened(Case opened) -> {
                work.nextStep(opened.id(), Optional.of(next), Optional.of(today.plusDays(days)), owner);
                yield opened.id();
            }
            case Work.Opening.AlreadyOpen(Case open) -> open.id();
        };
    }

    private void task(Account.Id account, String title, String owner, int days, Optional<Long> caseId) {
        boolean there = work.tasks(Set.of(account)).getOrDefault(account, List.of()).stream()
                .anyMatch(task -> task.title().equals(title));
        if (!there) {
            work.addTask(account, title, Optional.of(owner), Optional.of(today.plusDays(days)), caseId, owner);
        }
    }
}
