package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.AuditEntry;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what, newest first. */
@Controller
public class AuditPage {

    private static final int SIZE = 100;

    private static final String ACCOUNT = "account ";
    private static final String IMPORT = "import ";
    private static final String MEMBER = "member ";

    private final Access access;
    private final Accounts accounts;

    AuditPage(Access access, Accounts accounts) {
        this.access = access;
        this.accounts = accounts;
    }

    /**
     * One page of the log.
     *
     * @param customers names of the customers that entries are about
     * @param members names of all members by their numbers
     */
    public record View(
            List<AuditEntry> entries,
            Map<Account.Id, String> customers,
            Map<Long, String> members,
            List<String> actions,
            String action,
            String text,
            boolean more) {

        /** What an entry is about, as people call it: by its name, else "member 7" in the page's words. */
        public String subject(AuditEntry entry, Words words) {
            return number(entry, ACCOUNT)
                    .flatMap(number -> Optional.ofNullable(customers.get(new Account.Id(number))))
                    .or(() -> number(entry, MEMBER).flatMap(number -> Optional.ofNullable(members.get(number))))
                    .orElseGet(() -> inWords(entry.subject(), words));
        }

        /** Its kind in words, and its name as it is: "scorecard/default" -> "Scorecard default". */
        private static String inWords(String subject, Words words) {
            String[] parts = subject.split("[ /]", 2);
            String name = parts.length == 1 ? "" : " " + parts[1];
            return Stream.of("audit.subject.", "kpi.input.")
                    .map(prefix -> prefix + parts[0])
                    .filter(words::has)
                    .findFirst()
                    .map(key -> words.text(key) + name)
                    .orElse(subject);
        }

        /** The page of what an entry is about; empty where there is none. */
        public Optional<String> path(AuditEntry entry) {
            return number(entry, ACCOUNT)
                    .filter(number -> customers.containsKey(new Account.Id(number)))
                    .map(number -> "/accounts/" + number)
                    .or(() -> number(entry, IMPORT).map(number -> "/data/imports/" + number));
        }

        /** Details in one line, e.g. "Key: pk_abc · Rights: Read". */
        public String details(AuditEntry entry, Words words) {
            return new AuditDetails(customers, members, words).of(entry);
        }
    }

    @GetMapping("/audit")
    String page(
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) Optional<Long> before,
            Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.READ_AUDIT);
        List<AuditEntry> entries =
                access.auditLog(before.orElse(Long.MAX_VALUE), filled(action), filled(text), SIZE + 1);
        boolean more = entries.size() > SIZE;
        List<AuditEntry> shown = more ? entries.subList(0, SIZE) : entries;
        Map<Long, String> members = access.members().stream()
                .collect(Collectors.toMap(member -> member.id().value(), Member::name));
        model.addAttribute(
                "view", new View(shown, customers(shown), members, access.auditActions(), action, text, more));
        return "audit";
    }

    private Map<Account.Id, String> customers(List<AuditEntry> shown) {
        Set<Account.Id> named = shown.stream()
                .flatMap(entry -> Stream.concat(number(entry, ACCOUNT).stream(), merged(entry)))
                .map(Account.Id::new)
                .collect(Collectors.toSet());
        return AccountNames.of(accounts, named);
    }

    /** The other customer of a merge. */
    private static Stream<Long> merged(AuditEntry entry) {
        return Stream.of("into", "from")
                .map(entry.details()::get)
                .filter(Number.class::isInstance)
                .map(other -> ((Number) other).longValue());
    }

    /** The number in a subject such as "account 7". */
    private static Optional<Long> number(AuditEntry entry, String kind) {
        return Optional.of(entry.subject())
                .filter(subject -> subject.matches(kind + "\\d{1,18}"))
                .map(subject -> Long.parseLong(subject.substring(kind.length())));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text.strip()).filter(value -> !value.isEmpty());
    }
}
