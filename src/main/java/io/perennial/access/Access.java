package io.perennial.access;

import io.perennial.shared.SourceKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is there and who may do what: members, rights, API keys, the audit log, people's data. */
@Service
public class Access {

    private final Entrance entrance;
    private final MemberStore members;
    private final Keys keys;
    private final AuditStore audit;
    private final PersonFile people;
    private final AbsenceStore absences;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Access(
            Entrance entrance,
            MemberStore members,
            Keys keys,
            AuditStore audit,
            PersonFile people,
            AbsenceStore absences,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.members = members;
        this.keys = keys;
        this.audit = audit;
        this.people = people;
        this.absences = absences;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody is to stand in for a colleague; published inside the transaction. */
    public record DeputyNamed(Absence absence, Member by) {}

    // --- rights

    /** Whether the member may do this at all, however far it reaches. */
    public boolean allows(Member member, Action action) {
        return member.active() && Rights.reach(member.role(), action).isPresent();
    }

    /** Whether the member may do this to a subject that lies in {@code narrowest} and every wider scope. */
    public boolean allows(Member member, Action action, Scope narrowest) {
        return member.active() && Rights.allow(member.role(), action, narrowest);
    }

    /** As {@link #allows}, for places that must not go on without it. */
    public void require(Member member, Action action, Scope narrowest) {
        if (!allows(member, action, narrowest)) {
            throw new Denied(member, action);
        }
    }

    /** As {@link #allows}, for places that must not go on without it. */
    public void require(Member member, Action action) {
        if (!allows(member, action)) {
            throw new Denied(member, action);
        }
    }

    /** The member may not do this; the page answers 403. */
    public static final class Denied extends RuntimeException {
        private final transient Action action;

        Denied(Member member, Action action) {
            super("member " + member.id().value() + " (" + member.role() + ") may not " + action);
            this.action = action;
        }

        public Action action() {
            return action;
        }
    }

    // --- members

    /** Whether a text can be the e-mail address of a member. */
    public static boolean isEmail(String text) {
        return Entrance.isEmail(text);
    }

    /** Answers the secret of a one-time link that makes the first administrator; empty once there is a member. */
    @Transactional
    public Optional<String> firstAdministratorLink() {
        return entrance.firstAdministratorLink(random);
    }

    /** Who a one-time link is for, if it can still be used. */
    public Optional<Invited> invited(String link) {
        return entrance.invited(link);
    }

    /** Uses the link of the first set-up: makes the administrator. */
    @Transactional
    public Registration registerAdministrator(String link, String email, String name, String password) {
        return entrance.registerAdministrator(link, email, name, password);
    }

    /** Uses an invitation or reset: sets the member's password. */
    @Transactional
    public Registration acceptInvitation(String link, String password) {
        return entrance.acceptInvitation(link, password);
    }

    /** Adds a member and answers the one-time link to hand over; empty if the e-mail is taken. */
    @Transactional
    public Optional<Link> invite(String email, String name, Role role, Optional<String> team, Member by) {
        require(by, Action.MANAGE_MEMBERS);
        return entrance.invite(email, name, role, team, by, random);
    }

    /** A new one-time link for a member who forgot the password. */
    @Transactional
    public Link resetLink(Member.Id member, Member by) {
        require(by, Action.MANAGE_MEMBERS);
        return entrance.resetLink(member, by, random);
    }

    /** Changes a member; false if that would leave no administrator. */
    @Transactional
    public boolean change(Member.Id id, String name, Role role, Optional<String> team, boolean active, Member by) {
        require(by, Action.MANAGE_MEMBERS);
        return entrance.change(id, name, role, team, active, by);
    }

    /** Signs in with e-mail and password; {@code remote} is the caller's address. Attempts are limited by both. */
    public SignIn signIn(String email, String password, String remote) {
        return entrance.signIn(email, password, remote);
    }

    /**
     * Changes the own password; ends the member's other sessions. False if the old one is wrong or the new one weak.
     */
    @Transactional
    public boolean changePassword(Member member, String old, String fresh) {
        return entrance.changePassword(member, old, fresh);
    }

    /**
     * The administrator of a demo, made on first use; callers make sure that the demo cannot be reached from outside.
     */
    @Transactional
    public Member demoMember() {
        return entrance.demoMember();
    }

    @Transactional
    public void speaks(Member member, String language) {
        members.setLanguage(member.id(), language);
    }

    public Optional<Member> member(Member.Id id) {
        return members.find(id);
    }

    public List<Member> members() {
        return members.all();
    }

    /** Long enough, short enough and not one letter over and over. */
    public static boolean acceptablePassword(String password) {
        return Passwords.acceptable(password);
    }

    /** A secret to hand over once, and until when it works. */
    public record Link(String secret, Instant expires) {}

    /** Whom an open link is for; empty member = nobody yet, it makes the first administrator. */
    public record Invited(Optional<Member> member) {}

    /** What came of using a one-time link. */
    public sealed interface Registration {
        record Done(Member member) implements Registration {}

        record LinkUsed() implements Registration {}

        record WeakPassword() implements Registration {}

        record InvalidEmail() implements Registration {}
    }

    // --- absences

    /** Says that a member is away and who stands in; one's own absence is one's own affair, others' are a right. */
    @Transactional
    public Absence away(Member.Id member, Member.Id deputy, LocalDate first, LocalDate last, Member by) {
        requireAbsenceOf(member, by);
        Absence checked = new Absence(0, member, deputy, first, last);
        Absence kept = absences.add(checked.member(), checked.deputy(), first, last, by.id(), clock.instant());
        audit(by, "absence.added", kept);
        events.publishEvent(new DeputyNamed(kept, by));
        return kept;
    }

    /** Ends an absence before its last day; false if there is none of that id. */
    @Transactional
    public boolean back(long absence, Member by) {
        return change(absence, Optional.of(clock.instant()), "absence.ended", by);
    }

    /** Takes the early end of an absence back; false if it was not ended. */
    @Transactional
    public boolean awayAgain(long absence, Member by) {
        return change(absence, Optional.empty(), "absence.resumed", by);
    }

    /** An absence by its number, also one that is over. */
    public Optional<Absence> absence(long absence) {
        return absences.find(absence);
    }

    /** Who is away on a day or will be later, the earliest first. */
    public List<Absence> absencesFrom(LocalDate day) {
        return absences.from(day);
    }

    /** How far a member reaches on a day. */
    public Reach reach(Member member, LocalDate day) {
        return new Reach(member, standsInFor(member.id(), day));
    }

    /** The members whose book somebody looks after on a day, besides the own one. */
    public Set<Member.Id> standsInFor(Member.Id deputy, LocalDate day) {
        return absences.from(day).stream()
                .filter(absence -> absence.deputy().equals(deputy) && absence.on(day))
                .map(Absence::member)
                .collect(Collectors.toSet());
    }

    private boolean change(long id, Optional<Instant> end, String action, Member by) {
        Optional<Absence> known = absences.find(id);
        known.ifPresent(absence -> requireAbsenceOf(absence.member(), by));
        Optional<Absence> changed = known.flatMap(absence -> absences.end(id, end));
        changed.ifPresent(absence -> audit(by, action, absence));
        return changed.isPresent();
    }

    private void requireAbsenceOf(Member.Id id, Member by) {
        Member member =
                members.find(id).orElseThrow(() -> new IllegalArgumentException("there is no member " + id.value()));
        require(by, Action.CHANGE_ACCOUNTS, by.scopeOf(Optional.of(member.email()), member.team()));
    }

    private void audit(Member by, String action, Absence absence) {
        audit(
                Actor.Person.of(by),
                action,
                "member " + absence.member().value(),
                Map.of(
                        "deputy", absence.deputy().value(),
                        "from", absence.firstDay().toString(),
                        "to", absence.lastDay().toString()));
    }

    // --- API keys

    /** The key behind a presented secret, if it is valid for the scope. */
    public Optional<ApiKey> authenticate(String presented, KeyScope scope) {
        return keys.authenticate(presented, scope);
    }

    /** Makes a key for a source; its secret is answered here and never again. */
    @Transactional
    public Created createKey(SourceKey source, Set<KeyScope> scopes, Member by) {
        require(by, Action.MANAGE_SOURCES);
        return createKey(source, scopes, Actor.Person.of(by));
    }

    /** As above, for a command on the machine or the demo. */
    @Transactional
    public Created createKey(SourceKey source, Set<KeyScope> scopes, Actor by) {
        return keys.create(source, scopes, by, random);
    }

    /** Ends a key at once; false if it was revoked before. */
    @Transactional
    public boolean revokeKey(long id, Member by) {
        require(by, Action.MANAGE_SOURCES);
        return keys.revoke(id, Actor.Person.of(by));
    }

    public List<ApiKey> keys() {
        return keys.all();
    }

    /** A new key and its secret, which is shown once. */
    public record Created(ApiKey key, String secret) {}

    // --- audit log

    /** Adds a line to the audit log, in the caller's transaction. */
    public void audit(Actor actor, String action, String subject, Map<String, ?> details) {
        audit.insert(actor, action, subject, details, clock.instant());
    }

    /** Newest first, before {@code id}; optionally of one action, or with a text in subject or actor. */
    public List<AuditEntry> auditLog(long before, Optional<String> action, Optional<String> text, int limit) {
        return audit.before(before, action, text, limit);
    }

    public List<String> auditActions() {
        return audit.actions();
    }

    // --- personal data

    /** Every identifier under which the modules know the person. */
    public Set<PersonalData.Identifier> collect(PersonalData.Identifier start) {
        return people.collect(start);
    }

    /** How many rows are kept about a person, by "module.table"; shows none of them. */
    public Map<String, Integer> countPerson(Set<PersonalData.Identifier> person) {
        return people.count(person);
    }

    /** Everything kept about a person, by "module.table"; the disclosure is logged. */
    @Transactional
    public Map<String, List<Map<String, Object>>> exportPerson(PersonalData.Identifier start, Member by) {
        require(by, Action.HANDLE_PERSONAL_DATA);
        return people.export(start, Actor.Person.of(by));
    }

    /** Erases a person everywhere and keeps a hashed tombstone that drops what still comes. */
    @Transactional
    public PersonalData.Report erasePerson(PersonalData.Identifier start, Member by) {
        require(by, Action.HANDLE_PERSONAL_DATA);
        return people.erase(start, Actor.Person.of(by));
    }

    /** Those of the identifiers whose person was erased; their data must not be taken again. */
    public Set<PersonalData.Identifier> erased(Set<PersonalData.Identifier> identifiers) {
        return people.erased(identifiers);
    }

    /** Whether nobody was erased so far, so that nothing that comes in need be looked at. */
    public boolean nobodyErased() {
        return people.nobodyErased();
    }

    static final Duration LINK_LASTS = Duration.ofHours(24);
}
