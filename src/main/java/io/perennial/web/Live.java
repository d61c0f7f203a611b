package io.perennial.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Tells open pages what changed. A page listens to topics, e.g. "accounts" or "account-17"; what changes several times
 * before the page was told is told once.
 */
@Component
class Live {

    /** Any account; the ids say which. */
    static final String ACCOUNTS = "accounts";

    /** Events arrived. */
    static final String INTAKE = "intake";

    /** An import moved on. */
    static final String IMPORTS = "imports";

    /** Said to all after the connection to the database was lost: anything may have changed. */
    static final String ANYTHING = "anything";

    private static final int MOST_IDS = 1_000;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    Listener listen(Set<String> topics) {
        Listener listener = new Listener(topics);
        listeners.add(listener);
        return listener;
    }

    void leave(Listener listener) {
        listeners.remove(listener);
    }

    int listening() {
        return listeners.size();
    }

    /** Accounts have new scores, values or facts. */
    void changed(Collection<Long> accounts) {
        listeners.forEach(listener -> {
            listener.tell(ACCOUNTS, accounts);
            accounts.forEach(account -> listener.tell("account-" + account, Set.of(account)));
        });
    }

    void say(String topic) {
        listeners.forEach(listener -> listener.tell(topic, Set.of()));
    }

    /** Wakes everybody up to leave. */
    void end() {
        listeners.forEach(Listener::end);
    }

    /** One open page. */
    static final class Listener {

        private final Set<String> topics;
        private final Map<String, Set<Long>> news = new LinkedHashMap<>();
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition something = lock.newCondition();
        private boolean ended;

        private Listener(Set<String> topics) {
            this.topics = Set.copyOf(topics);
        }

        private void tell(String topic, Collection<Long> ids) {
            if (!topics.contains(topic) && !topic.equals(ANYTHING)) {
                return;
            }
            lock.lock();
            try {
                Set<Long> known = news.computeIfAbsent(topic, ignored -> new HashSet<>());
                if (known.size() + ids.size() <= MOST_IDS) {
                    known.addAll(ids);
                } else {
                    news.put(ANYTHING, new HashSet<>());
                }
                something.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void end() {
            lock.lock();
            try {
                ended = true;
                something.signalAll();
            } finally {
                lock.unlock();
            }
        }

        boolean hasEnded() {
            lock.lock();
            try {
                return ended;
            } finally {
                lock.unlock();
            }
        }

        /** The news since the last call, by topic; waits for some, and answers none after the time. */
        Map<String, Set<Long>> await(long time, TimeUnit unit) throws InterruptedException {
            lock.lock();
            try {
                long left = unit.toNanos(time);
                while (news.isEmpty() && !ended && left > 0) {
                    left = something.awaitNanos(left);
                }
                Map<String, Set<Long>> taken = new LinkedHashMap<>(news);
                news.clear();
                return taken;
            } finally {
                lock.unlock();
            }
        }
    }
}
