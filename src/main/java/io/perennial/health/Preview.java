package io.perennial.health;

import io.perennial.accounts.Account;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a changed scorecard would do to the customers of today; nothing is saved by it.
 *
 * @param customers how many have signals to score
 * @param before customers by band today; {@code after} with the change
 * @param moved those whose band would change, who gets worse first, then by how far the score moves
 * @param scoresBefore customers by tenth of the scale, 0-10 first; {@code scoresAfter} with the change
 */
public record Preview(
        int customers,
        Map<Band, Integer> before,
        Map<Band, Integer> after,
        List<Moved> moved,
        List<Integer> scoresBefore,
        List<Integer> scoresAfter) {

    private static final int BINS = 10;

    public Preview {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
        moved = List.copyOf(moved);
        scoresBefore = List.copyOf(scoresBefore);
        scoresAfter = List.copyOf(scoresAfter);
    }

    /** A customer whose band would change. */
    public record Moved(Account.Id account, Band from, Band to, OptionalDouble before, OptionalDouble after) {

        /** Points by which the score moves; 0 where one of the two is missing. */
        public double change() {
            return before.isPresent() && after.isPresent() ? after.getAsDouble() - before.getAsDouble() : 0;
        }
    }

    /** How many would come into a band that are not in it today. */
    public long become(Band band) {
        return moved.stream().filter(each -> each.to() == band).count();
    }

    static Preview of(List<Moved> all) {
        Map<Band, Integer> before = new EnumMap<>(Band.class);
        Map<Band, Integer> after = new EnumMap<>(Band.class);
        int[] scoresBefore = new int[BINS];
        int[] scoresAfter = new int[BINS];
        for (Moved each : all) {
            before.merge(each.from(), 1, Integer::sum);
            after.merge(each.to(), 1, Integer::sum);
            each.before().ifPresent(score -> scoresBefore[bin(score)]++);
            each.after().ifPresent(score -> scoresAfter[bin(score)]++);
        }
        List<Moved> moved = all.stream()
                .filter(each -> each.from() != each.to())
                .sorted(Comparator.comparing((Moved each) -> !each.to().worseThan(each.from()))
                        .thenComparing(each -> -Math.abs(each.change()))
                        .thenComparing(Moved::account))
                .toList();
        return new Preview(all.size(), before, after, moved, list(scoresBefore), list(scoresAfter));
    }

    private static int bin(double score) {
        return Math.min(BINS - 1, (int) (score / BINS));
    }

    private static List<Integer> list(int[] counts) {
        List<Integer> list = new ArrayList<>();
        for (int count : counts) {
            list.add(count);
        }
        return list;
    }
}
