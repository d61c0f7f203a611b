package io.perennial.access;

import io.perennial.access.Access.Invited;
import io.perennial.access.Access.Link;
import io.perennial.access.Access.Registration;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How people come in: first administrator, invitations, sign-in, passwords. */
@Component
class Entrance {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");
    private static final String DEMO_EMAIL = "demo@localhost";

    private final MemberStore members;
    private final LinkStore links;
    private final AuditStore audit;
    private final Passwords passwords;
    private final Clock clock;
    private final RateLimit byPerson = new RateLimit(5, Duration.ofSeconds(30), 10_000, System::nanoTime);
    private final RateLimit byAddress = new RateLimit(30, Duration.ofSeconds(5), 10_000, System::nanoTime);

    Entrance(MemberStore members, LinkStore links, AuditStore audit, Passwords passwords, Clock clock) {
        this.members = members;
        this.links = links;
        this.audit = audit;
        this.passwords = passwords;
        this.clock = clock;
    }

    Optional<String> firstAdministratorLink(SecureRandom random) {
        links.lockSetUp();
        if (!members.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(link(Optional.empty(), random).secret());
    }

    Optional<Invited> invited(String link) {
        return links.open(Secret.hash(link), clock.instant())
                .filter(open -> open.member().isPresent() || members.isEmpty())
                .map(open -> new Invited(open.member().flatMap(members::find)));
    }

    Registration registerAdministrator(String link, String email, String name, String password) {
        if (!isEmail(email)) {
            return new Registration.InvalidEmail();
        }
        if (!Passwords.acceptable(password)) {
            return new Registration.WeakPassword();
        }
        links.lockSetUp();
        Instant now = clock.instant();
        boolean usable = members.isEmpty()
                && links.use(Secret.hash(link), now)
                        .filter(open -> open.member().isEmpty())
                        .isPresent();
        if (!usable) {
            return new Registration.LinkUsed();
        }
        String known = email.strip().toLowerCase(Locale.ROOT);
        Member.Id id = members.insert(known, name.strip(), Role.ADMIN, Optional.empty(), now)
                .or(() -> members.byEmail(known).map(Member::id))
                .orElseThrow();
        members.update(id, name.strip(), Role.ADMIN, Optional.empty(), true);
        members.setPassword(id, passwords.hash(password));
        links.endOthers(Optional.empty(), now);
        Member member = members.find(id).orElseThrow();
        audit.insert(Actor.Person.of(member), "member.first-administrator", subject(id), Map.of(), now);
        return new Registration.Done(member);
    }

    Registration acceptInvitation(String link, String password) {
        if (!Passwords.acceptable(password)) {
            return new Registration.WeakPassword();
        }
        Instant now = clock.instant();
        Optional<Member> invited = links.use(Secret.hash(link), now)
                .flatMap(LinkStore.Open::member)
                .flatMap(members::find);
        if (invited.isEmpty() || !invited.get().active()) {
            return new Registration.LinkUsed();
        }
        Member.Id id = invited.get().id();
        members.setPassword(id, passwords.hash(password));
        links.endOthers(Optional.of(id), now);
        Member member = members.find(id).orElseThrow();
        audit.insert(Actor.Person.of(member), "member.password-set", subject(id), Map.of(), now);
        return new Registration.Done(member);
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text.strip()).matches();
    }

    Optional<Link> invite(String email, String name, Role role, Optional<String> team, Member by, SecureRandom random) {
        if (!isEmail(email)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        Instant now = clock.instant();
        Optional<Member.Id> id = members.insert(email.strip().toLowerCase(Locale.ROOT), name.strip(), role, team, now);
        id.ifPresent(member ->
                audit.insert(Actor.Person.of(by), "member.invited", subject(member), Map.of("role", role), now));
        return id.map(member -> link(Optional.of(member), random));
    }

    Link resetLink(Member.Id member, Member by, SecureRandom random) {
        links.endOthers(Optional.of(member), clock.instant());
        audit.insert(Actor.Person.of(by), "member.reset-link", subject(member), Map.of(), clock.instant());
        return link(Optional.of(member), random);
    }

    boolean change(Member.Id id, String name, Role role, Optional<String> team, boolean active, Member by) {
        boolean wasAdministrator = members.find(id)
                .filter(before -> before.role() == Role.ADMIN && before.active())
                .isPresent();
        boolean staysAdministrator = role == Role.ADMIN && active;
        if (wasAdministrator && !staysAdministrator && members.otherAdministrators(id) == 0) {
            return false;
        }
        members.update(id, name.strip(), role, team, active);
        Map<String, Object> details = Map.of("role", role, "team", team.orElse(""), "active", active);
        audit.insert(Actor.Person.of(by), "member.changed", subject(id), details, clock.instant());
        return true;
    }

    SignIn signIn(String email, String password, String remote) {
        String person = email.strip().toLowerCase(Locale.ROOT);
        Optional<Duration> wait = byAddress.take(remote).or(() -> byPerson.take(person + " " + remote));
        if (wait.isPresent()) {
            return new SignIn.TooMany(wait.get());
        }
        Optional<Member> member = members.byEmail(person).filter(Member::active);
        Optional<String> hash = member.flatMap(found -> members.passwordHash(found.id()));
        Instant now = clock.instant();
        if (!passwords.matches(password, hash)) {
            member.ifPresent(found -> audit.insert(
                    Actor.Person.of(found), "sign-in.refused", subject(found.id()), Map.of("from", remote), now));
            return new SignIn.Refused();
        }
        Member found = member.orElseThrow();
        byPerson.forgive(person + " " + remote);
        members.seen(found.id(), now);
        audit.insert(Actor.Person.of(found), "sign-in", subject(found.id()), Map.of("from", remote), now);
        return new SignIn.Welcome(found);
    }

    boolean changePassword(Member member, String old, String fresh) {
        if (!Passwords.acceptable(fresh) || !passwords.matches(old, members.passwordHash(member.id()))) {
            return false;
        }
        members.setPassword(member.id(), passwords.hash(fresh));
        audit.insert(
                Actor.Person.of(member), "member.password-changed", subject(member.id()), Map.of(), clock.instant());
        return true;
    }

    Member demoMember() {
        Instant now = clock.instant();
        members.insert(DEMO_EMAIL, "Demo", Role.ADMIN, Optional.empty(), now);
        Member member = members.byEmail(DEMO_EMAIL).orElseThrow();
        members.seen(member.id(), now);
        return member;
    }

    private Link link(Optional<Member.Id> member, SecureRandom random) {
        Instant now = clock.instant();
        Secret secret = Secret.random(random, "");
        links.insert(secret.hash(), member, now, now.plus(Access.LINK_LASTS));
        return new Link(secret.text(), now.plus(Access.LINK_LASTS));
    }

    private static String subject(Member.Id id) {
        return "member " + id.value();
    }
}
