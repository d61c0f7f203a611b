package io.perennial.web;

import io.perennial.accounts.Contact;
import io.perennial.accounts.Users;
import io.perennial.events.ActivityDay;
import io.perennial.events.Intake;
import io.perennial.work.Touchpoint;
import io.perennial.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The people of a customer: who they are, when they were active, when we last spoke. */
@Controller
public class AccountPeoplePage {

    /** How far back use is looked at. */
    static final int DAYS = 90;

    private final AccountHeads heads;
    private final Intake intake;
    private final Work work;

    AccountPeoplePage(AccountHeads heads, Intake intake, Work work) {
        this.heads = heads;
        this.intake = intake;
        this.work = work;
    }

    /** One contact with what is known of them now. */
    public record Person(
            Contact contact, List<Contact.Role> roles, Optional<LocalDate> lastActive, Optional<Instant> lastTouched) {}

    /** The page; {@code missing} are the roles that nobody known holds. */
    public record View(AccountHead head, List<Person> people, Set<Contact.Role> missing, int activeUsers, int unnamed) {

        /** Key of what is said of a user without use in all the days looked at, or since they are a customer. */
        public String inactive() {
            return head.since()
                            .filter(since -> since.isAfter(head.today().minusDays(DAYS)))
                            .isPresent()
                    ? "people.not-yet-active"
                    : "people.not-active";
        }
    }

    @GetMapping("/accounts/{id}/people")
    String page(@PathVariable long id, Model model) {
        AccountHead head = heads.see(id);
        LocalDate today =
                head.asOf().minusNanos(1).atZone(head.account().zone()).toLocalDate();
        List<ActivityDay> days = intake.activity(Set.of(head.id()), today.minusDays(DAYS - 1), today)
                .getOrDefault(head.id(), List.of());
        List<Touchpoint> touchpoints = work.touchpoints(Set.of(head.id())).getOrDefault(head.id(), List.of());
        model.addAttribute("view", view(head, lastActive(days, head.history().users()), touchpoints));
        return "account-people";
    }

    static View view(AccountHead head, Map<Long, LocalDate> lastActive, List<Touchpoint> touchpoints) {
        List<Person> people = head.history().contacts().stream()
                .map(contact -> person(contact, head.asOf(), lastActive, touchpoints))
                .sorted(Comparator.comparing(
                                (Person person) -> person.contact().leftAt().isPresent())
                        .thenComparing(person -> person.roles().isEmpty())
                        .thenComparing(person -> person.contact().name()))
                .toList();
        Set<Contact.Role> missing =
                EnumSet.of(Contact.Role.CHAMPION, Contact.Role.SPONSOR, Contact.Role.ECONOMIC_BUYER);
        people.stream()
                .filter(person -> person.contact().leftAt().isEmpty())
                .forEach(person -> missing.removeAll(person.roles()));
        Set<Long> named = new HashSet<>();
        people.forEach(person -> named.addAll(person.contact().users()));
        int unnamed = (int) lastActive.keySet().stream()
                .filter(user -> !named.contains(user))
                .count();
        return new View(head, people, missing, lastActive.size(), unnamed);
    }

    private static Person person(
            Contact contact, Instant asOf, Map<Long, LocalDate> lastActive, List<Touchpoint> touchpoints) {
        return new Person(
                contact,
                contact.roles().stream()
                        .filter(role -> role.heldAt(asOf))
                        .map(Contact.DatedRole::role)
                        .distinct()
                        .sorted()
                        .toList(),
                contact.users().stream()
                        .flatMap(user -> Optional.ofNullable(lastActive.get(user)).stream())
                        .max(Comparator.naturalOrder()),
                touchpoints.stream()
                        .filter(touchpoint -> touchpoint.contacts().contains(contact.id()))
                        .flatMap(touchpoint -> touchpoint.heldAt().stream())
                        .max(Comparator.naturalOrder()));
    }

    /** The last day on which each user who counts was active. */
    static Map<Long, LocalDate> lastActive(List<ActivityDay> days, Users users) {
        Map<Long, LocalDate> last = new HashMap<>();
        for (ActivityDay day : days) {
            for (int user = 0; user < day.userCount(); user++) {
                if (users.counts(day.userAt(user))) {
                    last.put(users.person(day.userAt(user)), day.day());
                }
            }
        }
        return last;
    }
}
