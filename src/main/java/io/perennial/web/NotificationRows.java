package io.perennial.web;

import io.perennial.access.Absence;
import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.connect.Connections;
import io.perennial.connect.ImportJob;
import io.perennial.notifications.Notification;
import io.perennial.portfolio.BulkChange;
import io.perennial.portfolio.Portfolio;
import io.perennial.work.Case;
import io.perennial.work.Task;
import io.perennial.work.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a notification says in the language of the page, and where it leads; titles are read where they live. */
@Component
public class NotificationRows {

    private final Work work;
    private final Connections connections;
    private final Access access;
    private final Accounts accounts;
    private final Portfolio portfolio;

    NotificationRows(Work work, Connections connections, Access access, Accounts accounts, Portfolio portfolio) {
        this.work = work;
        this.connections = connections;
        this.access = access;
        this.accounts = accounts;
        this.portfolio = portfolio;
    }

    /** A notification in words; {@code detail} may be empty. */
    public record Row(Notification notification, String icon, String sentence, String detail) {

        public long id() {
            return notification.id();
        }

        public boolean unread() {
            return notification.unread();
        }
    }

    List<Row> of(List<Notification> notifications, Words words) {
        Map<Account.Id, String> customers = AccountNames.of(
                accounts,
                notifications.stream().flatMap(each -> each.account().stream()).collect(Collectors.toSet()));
        Map<Member.Id, String> people =
                access.members().stream().filter(Member::active).collect(Collectors.toMap(Member::id, Member::name));
        return notifications.stream()
                .map(each -> row(each, new Names(customers, people, words), words))
                .toList();
    }

    private record Names(Map<Account.Id, String> customers, Map<Member.Id, String> people, Words words) {

        String customer(Notification notification) {
            return notification
                    .account()
                    .map(id -> customers.getOrDefault(id, "–"))
                    .orElse("–");
        }

        /** Who caused it; somebody who left or was erased is nobody in particular. */
        String cause(Notification notification) {
            return notification
                    .by()
                    .map(people::get)
                    .or(notification::byName)
                    .orElseGet(() -> words.text("notification.somebody"));
        }

        String person(Member.Id id) {
            return people.getOrDefault(id, words.text("notification.somebody"));
        }
    }

    private Row row(Notification each, Names names, Words words) {
        return switch (each.kind()) {
            case MENTIONED_IN_NOTE, MENTIONED_IN_CASE ->
                said(
                        each,
                        "message",
                        names,
                        words,
                        each.excerpt().isBlank() ? "" : words.text("notification.quoted", each.excerpt()));
            case TASK_GIVEN -> said(each, "circle-check", names, words, task(each, words));
            case CASE_GIVEN ->
                said(
                        each,
                        "flag",
                        names,
                        words,
                        subject(each, work::findCase).map(Case::title).orElse(""));
            case CUSTOMER_HANDED -> said(each, "building", names, words, "");
            case DEPUTY -> deputy(each, names, words);
            case IMPORT_ENDED -> ended(each, "upload", words, origin(each, words));
            case PAST_ENDED ->
                ended(
                        each,
                        "history",
                        words,
                        each.excerpt().equals("DONE") ? words.text("notification.PAST_ENDED.about") : "");
            case TRAINING_ENDED -> ended(each, "chart-line", words, "");
            case BULK_ENDED -> ended(each, "users", words, changed(each, words));
        };
    }

    private static Row said(Notification each, String icon, Names names, Words words, String detail) {
        return new Row(
                each, icon, words.text("notification." + each.kind(), names.cause(each), names.customer(each)), detail);
    }

    private String task(Notification each, Words words) {
        Optional<Task> task = subject(each, work::task);
        return task.map(known -> known.dueOn()
                        .map(day -> known.title() + " · " + words.text("task.due.on", words.date(day)))
                        .orElse(known.title()))
                .orElse("");
    }

    private Row deputy(Notification each, Names names, Words words) {
        Optional<Absence> absence = subject(each, access::absence);
        String who = absence.map(known -> names.person(known.member())).orElse("–");
        return new Row(
                each,
                "users",
                words.text("notification.DEPUTY", who),
                absence.map(known -> words.text(
                                "notification.days", words.date(known.firstDay()), words.date(known.lastDay())))
                        .orElse(""));
    }

    /** How it ended stands in the excerpt, e.g. "FAILED". */
    private static Row ended(Notification each, String icon, Words words, String detail) {
        return new Row(each, icon, words.text("notification." + each.kind() + "." + each.excerpt()), detail);
    }

    private String origin(Notification each, Words words) {
        Optional<ImportJob> job = subject(each, connections::importOf);
        return job.map(known -> known.origin()
                        + known.problem()
                                .map(problem -> " · " + words.sentence(problem))
                                .orElse(""))
                .orElse("");
    }

    private String changed(Notification each, Words words) {
        Optional<BulkChange> change = subject(each, portfolio::change);
        return change.map(known -> words.text("bulk.running", words.number(known.done()), words.number(known.total())))
                .orElse("");
    }

    private static <T> Optional<T> subject(Notification each, Function<Long, Optional<T>> find) {
        return each.subject().isPresent() ? find.apply(each.subject().getAsLong()) : Optional.empty();
    }

    /** The page that shows what a notification is about; one the member may open. */
    String path(Notification each, Member member) {
        String customer = each.account().map(id -> "/accounts/" + id.value()).orElse("/");
        long subject = each.subject().orElse(0);
        return switch (each.kind()) {
            case MENTIONED_IN_NOTE -> customer + "/work#note-" + subject;
            case MENTIONED_IN_CASE, CASE_GIVEN -> "/cases/" + subject;
            case TASK_GIVEN -> customer + "/work#task-" + subject;
            case CUSTOMER_HANDED -> customer;
            case DEPUTY -> "/work/absences";
            case IMPORT_ENDED -> access.allows(member, Action.SEE_DATA) ? "/data/imports/" + subject : "/";
            case PAST_ENDED -> "/health#past";
            case TRAINING_ENDED -> "/churn/models";
            case BULK_ENDED -> "/accounts?bulk=" + subject;
        };
    }
}
