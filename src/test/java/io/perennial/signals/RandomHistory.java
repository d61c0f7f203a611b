package io.perennial.signals;

import static io.perennial.signals.SampleHistory.ago;
import static io.perennial.signals.SampleHistory.dayAgo;

import io.perennial.accounts.Contact.Role;
import io.perennial.support.Ticket.Priority;
import io.perennial.voice.SurveyAnswer;
import io.perennial.work.Touchpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

/** Histories of every shape, from a seed. */
final class RandomHistory {

    private static final String[] EVENTS = {"Report Run", "Login", "Export Done", "Search", "Plan Tour"};

    private RandomHistory() {}

    /** Facts before the closing instant of today. */
    static SampleHistory of(Random r) {
        SampleHistory h = new SampleHistory();
        int age = 20 + r.nextInt(300);
        for (int d = age; d >= 0; d--) {
            for (int e = r.nextInt(5); e > 0; e--) {
                h.use(d, r.nextInt(6), EVENTS[r.nextInt(EVENTS.length)], 1 + r.nextInt(6));
            }
        }
        contracts(h, r, age);
        facts(h, r, 1);
        return h;
    }

    /** Facts at or after the closing instant of today. */
    static SampleHistory later(Random r) {
        SampleHistory h = new SampleHistory();
        for (int d = 1; d < 20; d++) {
            h.use(-d, 1 + r.nextInt(9), EVENTS[r.nextInt(EVENTS.length)], 1 + r.nextInt(60));
        }
        h.line(77, 500, "users", 9999, .5, dayAgo(-3 - r.nextInt(5)), null);
        facts(h, r, -1);
        return h;
    }

    private static void contracts(SampleHistory h, Random r, int age) {
        for (int c = 1 + r.nextInt(2); c > 0; c--) {
            LocalDate change = dayAgo(r.nextInt(age));
            h.line(
                    c,
                    1 + r.nextInt(40),
                    r.nextBoolean() ? "users" : "searches",
                    r.nextInt(500),
                    r.nextDouble() / 2,
                    dayAgo(age),
                    r.nextBoolean() ? change : null);
            h.line(c, 1 + r.nextInt(40), "users", r.nextInt(500), 0, change, null);
            h.terms(c, new int[] {1, 3, 12}[r.nextInt(3)], r.nextBoolean(), r.nextInt(90), null, null);
        }
    }

    private static void facts(SampleHistory h, Random r, int sign) {
        Role[] roles = Role.values();
        Priority[] priorities = Priority.values();
        Touchpoint.Kind[] kinds = Touchpoint.Kind.values();
        for (int i = r.nextInt(4); i > 0; i--) {
            h.contact(i, "Person " + i, roles[r.nextInt(roles.length)], at(r, sign, 200), null, null, i);
        }
        for (int i = r.nextInt(12); i > 0; i--) {
            Instant opened = at(r, sign, 200);
            Instant next = opened.plusSeconds(r.nextInt(500_000));
            h.ticket(
                    priorities[r.nextInt(4)],
                    opened,
                    maybe(r, next),
                    maybe(r, next.plusSeconds(9)),
                    maybe(r, next.plusSeconds(99)),
                    maybe(r, next),
                    maybe(r, next.plusSeconds(999)),
                    1.0 + r.nextInt(5),
                    r.nextDouble() * 2 - 1);
        }
        for (int i = r.nextInt(8); i > 0; i--) {
            Instant at = at(r, sign, 200);
            h.touch(
                    kinds[r.nextInt(kinds.length)],
                    r.nextBoolean(),
                    at,
                    at.minusSeconds(sign > 0 ? 86_400 : 0),
                    maybe(r, at),
                    maybe(r, at.plusSeconds(r.nextInt(900_000))),
                    (long) r.nextInt(4));
        }
        for (int i = r.nextInt(6); i > 0; i--) {
            Instant sent = at(r, sign, 400);
            h.answer(
                    SurveyAnswer.Kind.values()[r.nextInt(3)],
                    (long) r.nextInt(4),
                    sent,
                    sent.plusSeconds(r.nextInt(900_000)),
                    1.0 + r.nextInt(5),
                    r.nextDouble());
        }
        for (int i = r.nextInt(4); i > 0; i--) {
            h.wish(sign * (.1 + r.nextInt(300)), null, null);
            h.invoice(100 + r.nextInt(900), sign * (1 + r.nextInt(200)), sign * r.nextInt(100), null, null);
        }
        if (sign > 0) {
            h.plan(
                    SampleHistory.objective("Go live", "Reports", true, dayAgo(r.nextInt(60) - 30), maybe(r, ago(5))),
                    SampleHistory.objective("Save time", "Export", false, null, maybe(r, ago(5))));
        }
    }

    private static Instant at(Random r, int sign, int days) {
        return ago(sign * (sign > 0 ? .01 : 0) + sign * r.nextInt(days * 10) / 10.0);
    }

    private static Instant maybe(Random r, Instant at) {
        return r.nextBoolean() ? at : null;
    }
}
