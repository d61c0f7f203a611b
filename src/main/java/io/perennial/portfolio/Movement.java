package io.perennial.portfolio;

import io.perennial.accounts.Account;
import java.util.List;

/**
 * Whose score moved since a day, and who gave notice.
 *
 * @param worse how many fell by {@link #WORTH_TELLING} points or more, likewise {@code better} rose
 * @param moves who they are, the most points first; not more than a page shows
 * @param notices who gave notice since
 */
public record Movement(long worse, long better, List<Move> moves, List<Entry> notices) {

    /** Points; smaller moves are the noise of a week. */
    public static final double WORTH_TELLING = 5;

    public Movement {
        moves = List.copyOf(moves);
        notices = List.copyOf(notices);
    }

    /** One customer's score then and now. */
    public record Move(Account.Id account, String name, double arr, double before, double now) {

        public double change() {
            return now - before;
        }
    }

    public boolean none() {
        return worse == 0 && better == 0 && notices.isEmpty();
    }
}
