package io.perennial.access;

import io.perennial.shared.SourceKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** API keys, remembered for a few seconds so that intake does not ask the database for each request. */
@Component
class Keys {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration USE_RESOLUTION = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int HINT = 10;

    private final KeyStore store;
    private final AuditStore audit;
    private final Clock clock;
    private final ConcurrentMap<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Instant> lastUse = new ConcurrentHashMap<>();

    Keys(KeyStore store, AuditStore audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<ApiKey> authenticate(String presented, KeyScope scope) {
        if (presented.isEmpty() || presented.length() > 255) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiKey> key =
                lookUp(presented, now).filter(found -> found.scopes().contains(scope));
        key.ifPresent(found -> noteUse(found, now));
        return key;
    }

    private Optional<ApiKey> lookUp(String presented, Instant now) {
        byte[] hash = Secret.hash(presented);
        String name = Base64.getEncoder().encodeToString(hash);
        Remembered known = remembered.get(name);
        if (known != null && now.isBefore(known.until)) {
            return Optional.of(known.key);
        }
        Optional<ApiKey> key = store.byHash(hash);
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        key.ifPresentOrElse(
                found -> remembered.put(name, new Remembered(found, now.plus(REMEMBERED))),
                () -> remembered.remove(name));
        return key;
    }

    private void noteUse(ApiKey key, Instant now) {
        Instant last = lastUse.get(key.id());
        if (last == null || last.plus(USE_RESOLUTION).isBefore(now)) {
            lastUse.put(key.id(), now);
            store.used(key.id(), now);
        }
    }

    Access.Created create(SourceKey source, Set<KeyScope> scopes, Actor by, SecureRandom random) {
        Instant now = clock.instant();
        Secret secret = Secret.random(random, "pk_");
        String hint = secret.text().substring(0, HINT);
        long id = store.insert(secret.hash(), source, scopes, hint, by.name(), now);
        audit.insert(by, "key.created", "source " + source.value(), Map.of("key", hint, "scopes", scopes), now);
        ApiKey key = new ApiKey(id, source, scopes, hint, by.name(), now, Optional.empty(), Optional.empty());
        return new Access.Created(key, secret.text());
    }

    boolean revoke(long id, Actor by) {
        Instant now = clock.instant();
        Optional<ApiKey> revoked = store.revoke(id, now);
        revoked.ifPresent(key ->
                audit.insert(by, "key.revoked", "source " + key.source().value(), Map.of("key", key.hint()), now));
        remembered.values().removeIf(known -> known.key.id() == id);
        return revoked.isPresent();
    }

    List<ApiKey> all() {
        return store.all();
    }

    private record Remembered(ApiKey key, Instant until) {}
}
