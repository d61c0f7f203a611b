package io.perennial.access;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id with 16 MiB each; at most two are computed at once, so that sign-ins cannot take the memory. */
@Component
class Passwords {

    static final int SHORTEST = 12;
    private static final int LONGEST = 256;

    /** The hash of a random password that nobody kept, made with the parameters of {@link #hash}. */
    static final String NOBODY =
            "$argon2id$v=19$m=16384,t=2,p=1$yvBt7tYB/BD1l3efhlh+cw$0Xl+BydhVfO8bQXizYBZIbmvxZTUN0rWEtxthLGpKWk";

    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore turns = new Semaphore(2);

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            turns.release();
        }
    }

    /** Takes as long for a member who does not exist. */
    boolean matches(String password, Optional<String> hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        turns.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash.orElse(NOBODY)) && hash.isPresent();
        } finally {
            turns.release();
        }
    }

    static boolean acceptable(String password) {
        return password.length() >= SHORTEST
                && password.length() <= LONGEST
                && password.chars().distinct().count() >= 5;
    }
}
