package io.perennial.signals;

import static io.perennial.signals.SignalValue.known;
import static io.perennial.signals.UsageRules.TOO_LITTLE;

import io.perennial.accounts.Contact;
import io.perennial.accounts.Contact.Role;
import io.perennial.signals.SignalValue.Reason;
import io.perennial.signals.SignalValue.Unknown;
import io.perennial.work.Touchpoint;
import io.perennial.work.Touchpoint.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** How we and the customer's people talk. */
final class EngagementRules {

    static final int QUARTER = 90;

    /** A message younger than this may still be answered. */
    private static final int REPLY_PATIENCE = 3;

    /** Whom a healthy relationship reaches. */
    private static final Set<Role> KEY_ROLES = EnumSet.of(Role.CHAMPION, Role.SPONSOR, Role.ECONOMIC_BUYER, Role.ADMIN);

    private static final Set<Kind> MEETINGS = EnumSet.of(Kind.CALL, Kind.MEETING, Kind.BUSINESS_REVIEW);
    private static final Set<Kind> MESSAGES = EnumSet.of(Kind.EMAIL, Kind.MESSAGE);
    private static final Unknown NO_DATA = new Unknown(Reason.NO_DATA);

    private EngagementRules() {}

    static SignalValue daysSinceTouchpoint(View v) {
        Optional<Instant> last =
                v.touchpoints().stream().flatMap(t -> t.heldAt().stream()).max(Comparator.naturalOrder());
        return last.<SignalValue>map(at -> known(v.daysSince(at), "n", v.daysSince(at), "date", v.dayOf(at)))
                .orElse(NO_DATA);
    }

    static SignalValue touchpoints90(View v) {
        return count(v, QUARTER, t -> true);
    }

    /** Meetings that should have taken place in the last 90 days and did: 3 of 4 -> 0.75. */
    static SignalValue meetingsHeld(View v) {
        int planned = 0;
        int held = 0;
        for (Touchpoint t : v.touchpoints()) {
            if (MEETINGS.contains(t.kind()) && v.within(t.at(), QUARTER)) {
                planned++;
                held += t.heldAt().isPresent() ? 1 : 0;
            }
        }
        return planned == 0 ? TOO_LITTLE : known((double) held / planned, "n", held, "m", planned);
    }

    static SignalValue replyRate(View v) {
        int sent = 0;
        int replied = 0;
        for (Touchpoint t : v.touchpoints()) {
            if (askedLongEnoughAgo(v, t)) {
                sent++;
                replied += t.repliedAt().isPresent() ? 1 : 0;
            }
        }
        return sent == 0 ? TOO_LITTLE : known((double) replied / sent, "n", replied, "m", sent);
    }

    static SignalValue daysToReply(View v) {
        List<Double> days = new ArrayList<>();
        for (Touchpoint t : v.touchpoints()) {
            if (outbound(t)
                    && t.repliedAt().isPresent()
                    && v.within(t.repliedAt().get(), QUARTER)) {
                days.add(Math.max(
                        0, Duration.between(t.at(), t.repliedAt().get()).toMinutes() / 1440.0));
            }
        }
        return days.isEmpty() ? TOO_LITTLE : known(median(days), "n", median(days), "m", days.size());
    }

    /** Key roles whose holder took part in a contact of the last 90 days, of four: champion, sponsor, buyer, admin. */
    static SignalValue stakeholderCoverage(View v) {
        Set<Long> met = new HashSet<>();
        for (Touchpoint t : v.touchpoints()) {
            if (t.heldAt().isPresent() && v.within(t.heldAt().get(), QUARTER)) {
                met.addAll(t.contacts());
            }
        }
        long reached = KEY_ROLES.stream()
                .filter(role -> holders(v, role).stream().anyMatch(c -> met.contains(c.id())))
                .count();
        return known((double) reached / KEY_ROLES.size(), "n", reached, "m", KEY_ROLES.size());
    }

    static SignalValue championActive(View v) {
        SignalValue days = championInactiveDays(v);
        return switch (days) {
            case SignalValue.Known(double value, var facts) ->
                new SignalValue.Known(value < UsageRules.MONTH ? 1 : 0, facts);
            case Unknown unknown -> unknown;
        };
    }

    static SignalValue championInactiveDays(View v) {
        int from = v.today() - View.LOOKBACK + 1;
        int last = Integer.MIN_VALUE;
        String name = "";
        for (Contact champion : holders(v, Role.CHAMPION)) {
            if (!champion.users().isEmpty()) {
                int active = v.series().lastActiveOf(persons(v, champion), from, v.today());
                if (active > last) {
                    last = active;
                    name = champion.name();
                }
            }
        }
        if (last == Integer.MIN_VALUE) {
            return NO_DATA;
        }
        int days = last < 0 ? View.LOOKBACK : v.today() - last;
        return known(days, "n", days, "name", name);
    }

    /** A champion left, or ended the role, and nobody followed. */
    static SignalValue championGone(View v) {
        Contact last = null;
        for (Contact contact : v.contacts()) {
            if (contact.roles().stream().anyMatch(r -> r.role() == Role.CHAMPION)) {
                last = contact;
            }
        }
        if (last == null) {
            return NO_DATA;
        }
        List<Contact> now = holders(v, Role.CHAMPION);
        return known(
                now.isEmpty() ? 1 : 0,
                "n",
                now.size(),
                "name",
                now.isEmpty() ? last.name() : now.getFirst().name());
    }

    static SignalValue sponsorPresent(View v) {
        int sponsors = holders(v, Role.SPONSOR).size();
        return known(sponsors > 0 ? 1 : 0, "n", sponsors);
    }

    static SignalValue trainings90(View v) {
        return count(v, QUARTER, t -> t.kind() == Kind.TRAINING);
    }

    static SignalValue community90(View v) {
        return count(v, QUARTER, t -> t.kind() == Kind.COMMUNITY);
    }

    static SignalValue events180(View v) {
        return count(v, 2 * QUARTER, t -> t.kind() == Kind.EVENT);
    }

    private static List<Long> persons(View v, Contact contact) {
        return contact.users().stream()
                .map(v.history().account().users()::person)
                .toList();
    }

    private static SignalValue count(View v, int days, Predicate<Touchpoint> which) {
        long count = 0;
        for (Touchpoint t : v.touchpoints()) {
            count += which.test(t) && v.within(t.heldAt(), days) ? 1 : 0;
        }
        return known(count, "n", count);
    }

    private static boolean askedLongEnoughAgo(View v, Touchpoint t) {
        return outbound(t) && v.within(t.at(), QUARTER) && v.daysSince(t.at()) >= REPLY_PATIENCE;
    }

    private static boolean outbound(Touchpoint t) {
        return t.outbound() && MESSAGES.contains(t.kind());
    }

    private static List<Contact> holders(View v, Role role) {
        return v.once(new Holders(role));
    }

    private record Holders(Role role) implements Function<View, List<Contact>> {
        @Override
        public List<Contact> apply(View v) {
            Instant moment = v.asOf().minusNanos(1);
            List<Contact> holders = new ArrayList<>();
            for (Contact contact : v.contacts()) {
                if (contact.leftAt().isEmpty() && holds(contact, moment)) {
                    holders.add(contact);
                }
            }
            holders.sort(Comparator.comparingLong(Contact::id));
            return holders;
        }

        private boolean holds(Contact contact, Instant moment) {
            for (Contact.DatedRole dated : contact.roles()) {
                if (dated.role() == role && dated.heldAt(moment)) {
                    return true;
                }
            }
            return false;
        }
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(d -> d).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
