package io.perennial.notifications;

import io.perennial.access.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each of our people was told; everybody reads only what is their own. */
@Service
public class Notifications {

    /** What is older is forgotten. */
    public static final Duration KEPT = Duration.ofDays(90);

    private final NotificationStore store;
    private final Clock clock;

    Notifications(NotificationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The topic on which open pages of a member hear that there is something new. */
    public static String topic(Member.Id member) {
        return "notifications-" + member.value();
    }

    /** Newest first, before a number; all or only what is unread. */
    public List<Notification> of(Member.Id member, boolean unreadOnly, OptionalLong before, int limit) {
        return store.of(member, unreadOnly, before, limit);
    }

    /** One of the member's own; empty if it is somebody else's or is not there. */
    public Optional<Notification> find(Member.Id member, long id) {
        return store.find(member, id);
    }

    public int unread(Member.Id member) {
        return store.unread(member);
    }

    /** Marks one of the member's own as read or as unread; false if it was so or is not theirs. */
    @Transactional
    public boolean mark(Member.Id member, long id, boolean read) {
        boolean changed = store.mark(member, id, read ? Optional.of(now()) : Optional.empty());
        if (changed) {
            store.tell(member);
        }
        return changed;
    }

    /** Marks everything as read; answers the instant by which {@link #unreadAgain} takes it back, if there was any. */
    @Transactional
    public Optional<Instant> readAll(Member.Id member) {
        Instant now = now();
        if (store.readAll(member, now) == 0) {
            return Optional.empty();
        }
        store.tell(member);
        return Optional.of(now);
    }

    /** What was marked as read at once is unread again; answers how many. */
    @Transactional
    public int unreadAgain(Member.Id member, Instant readAt) {
        int changed = store.unreadAgain(member, readAt);
        if (changed > 0) {
            store.tell(member);
        }
        return changed;
    }

    /** As exactly as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
