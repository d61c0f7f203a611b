package io.perennial.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A user is a member of an account from an instant until another; {@link Instant#MAX} while it lasts. */
record Belonging(Account.Id account, Instant from, Instant until) {

    boolean at(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** What runs of "is a member" and "is not" mean, account by account. */
    static List<Belonging> of(List<PeopleStore.MembershipRun> runs) {
        List<Belonging> belongings = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            PeopleStore.MembershipRun run = runs.get(i);
            if (Boolean.TRUE.equals(run.run().value())) {
                boolean last =
                        i + 1 == runs.size() || !runs.get(i + 1).account().equals(run.account());
                belongings.add(new Belonging(
                        run.account(),
                        run.run().from(),
                        last ? Instant.MAX : runs.get(i + 1).run().from()));
            }
        }
        return belongings;
    }
}
