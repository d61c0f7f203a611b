package io.perennial.events;

import java.util.Arrays;

/**
 * Who was active on one day and with what: the users in the order of their keys, and the names each used one after the
 * other in four columns, since a day is read far more often than it is made. Immutable.
 */
final class ActivityUsers {

    private final long[] keys;
    private final int[] ends;
    private final int[] names;
    private final long[] counts;

    private ActivityUsers(long[] keys, int[] ends, int[] names, long[] counts) {
        this.keys = keys;
        this.ends = ends;
        this.names = names;
        this.counts = counts;
    }

    int size() {
        return keys.length;
    }

    long keyAt(int user) {
        return keys[user];
    }

    /** Where the uses of a user begin. */
    int from(int user) {
        return user == 0 ? 0 : ends[user - 1];
    }

    /** Where the uses of a user end, exclusive. */
    int to(int user) {
        return ends[user];
    }

    /** The name of a use; sorted within a user. */
    int nameAt(int use) {
        return names[use];
    }

    long countAt(int use) {
        return counts[use];
    }

    /** Both as one. */
    ActivityUsers merge(ActivityUsers other) {
        Builder both = new Builder();
        int i = 0;
        int j = 0;
        while (i < size() || j < other.size()) {
            boolean here = j == other.size() || (i < size() && keyAt(i) <= other.keyAt(j));
            boolean there = i == size() || (j < other.size() && other.keyAt(j) <= keyAt(i));
            both.user(here ? keyAt(i) : other.keyAt(j));
            if (here && there) {
                both.uses(this, i, other, j);
            } else if (here) {
                both.uses(this, i);
            } else {
                both.uses(other, j);
            }
            i += here ? 1 : 0;
            j += there ? 1 : 0;
        }
        return both.build();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ActivityUsers other
                && Arrays.equals(keys, other.keys)
                && Arrays.equals(ends, other.ends)
                && Arrays.equals(names, other.names)
                && Arrays.equals(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(counts);
    }

    /** Takes users in the order of their keys, each followed by its uses in the order of their names. */
    static final class Builder {

        private long[] keys = new long[8];
        private int[] ends = new int[8];
        private int[] names = new int[16];
        private long[] counts = new long[16];
        private int users;
        private int uses;

        void user(long key) {
            if (users == keys.length) {
                keys = Arrays.copyOf(keys, users * 2);
                ends = Arrays.copyOf(ends, users * 2);
            }
            ends[users] = uses;
            keys[users++] = key;
        }

        /** Of the user told last. */
        void use(int name, long count) {
            if (uses == names.length) {
                names = Arrays.copyOf(names, uses * 2);
                counts = Arrays.copyOf(counts, uses * 2);
            }
            names[uses] = name;
            counts[uses++] = count;
            ends[users - 1] = uses;
        }

        private void uses(ActivityUsers of, int user) {
            for (int use = of.from(user); use < of.to(user); use++) {
                use(of.names[use], of.counts[use]);
            }
        }

        private void uses(ActivityUsers a, int first, ActivityUsers b, int second) {
            int i = a.from(first);
            int j = b.from(second);
            while (i < a.to(first) || j < b.to(second)) {
                boolean here = j == b.to(second) || (i < a.to(first) && a.names[i] <= b.names[j]);
                boolean there = i == a.to(first) || (j < b.to(second) && b.names[j] <= a.names[i]);
                use(here ? a.names[i] : b.names[j], (here ? a.counts[i] : 0) + (there ? b.counts[j] : 0));
                i += here ? 1 : 0;
                j += there ? 1 : 0;
            }
        }

        /** What was told since the last call; the builder is empty again. */
        ActivityUsers build() {
            var built = new ActivityUsers(
                    Arrays.copyOf(keys, users),
                    Arrays.copyOf(ends, users),
                    Arrays.copyOf(names, uses),
                    Arrays.copyOf(counts, uses));
            users = 0;
            uses = 0;
            return built;
        }
    }
}
