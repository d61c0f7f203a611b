package io.perennial.demo;

import io.perennial.accounts.Account;
import io.perennial.attention.Reason;
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
    private final Speech speech;

    Errands(Work work, LocalDate today, Speech speech) {
        this.work = work;
        this.today = today;
        this.speech = speech;
    }

    /** A customer of whom nothing is on any desk leaves room for suggestions: every other one. */
    void write(Account.Id account, Customer customer, String owner) {
        if (customer.index() % 2 == 1 && customer.story() != Story.NOTICE_SOON) {
            return;
        }
        int shift = customer.index() % 5 - 2;
        switch (customer.story()) {
            case DECLINING, SILENT_TEAM -> {
                long opened = open(account, Case.Kind.RISK, Reason.Kind.USE_DROPPED, "case.usage-drop", owner, shift);
                task(account, "task.prepare", owner, shift, Optional.of(opened));
            }
            case CHAMPION_LEFT -> {
                open(account, Case.Kind.RISK, Reason.Kind.CHAMPION_GONE, "case.champion-left", owner, shift + 2);
                work.note(account, speech.of("note.successor"), owner);
            }
            case TICKET_STORM -> task(account, "task.one-contact", owner, 0, Optional.empty());
            case NEAR_CAPACITY ->
                open(account, Case.Kind.OPPORTUNITY, Reason.Kind.SEATS_FULL, "case.more-seats", owner, shift + 4);
            case STALLED_START -> {
                open(account, Case.Kind.LIFECYCLE, Reason.Kind.ONBOARDING_LATE, "case.stalled", owner, shift);
                task(account, "task.two-dates", owner, shift, Optional.empty());
            }
            case NOTICE_SOON -> task(account, "task.notice-day", owner, 1, Optional.empty());
            case UNHAPPY -> work.note(account, speech.of("note.unhappy"), owner);
            case STEADY -> {
                if (customer.index() % 8 == 0) {
                    task(account, "task.review", owner, customer.index() % 20, Optional.empty());
                }
            }
            case GROWING, NEW_START, OVERDUE, NOTICE_GIVEN, LOST_AFTER_DECLINE, LOST_WHILE_GREEN -> {}
        }
    }

    /** As if it had been opened from the suggestion that the reason makes. */
    private long open(Account.Id account, Case.Kind kind, Reason.Kind about, String key, String owner, int days) {
        String title = speech.of(key);
        return switch (work.openCase(account, kind, about.key(), title, Optional.of(owner), owner)) {
            case Work.Opening.Opened(Case opened) -> {
                work.nextStep(
                        opened.id(), Optional.of(speech.of(key + ".next")), Optional.of(today.plusDays(days)), owner);
                yield opened.id();
            }
            case Work.Opening.AlreadyOpen(Case open) -> open.id();
        };
    }

    private void task(Account.Id account, String key, String owner, int days, Optional<Long> caseId) {
        String title = speech.of(key);
        boolean there = work.tasks(Set.of(account)).getOrDefault(account, List.of()).stream()
                .anyMatch(task -> task.title().equals(title));
        if (!there) {
            work.addTask(account, title, Optional.of(owner), Optional.of(today.plusDays(days)), caseId, owner);
        }
    }
}
