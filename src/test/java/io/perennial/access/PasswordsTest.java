package io.perennial.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void theRightPasswordMatchesAndNoOther() {
        var hash = passwords.hash("correct horse battery");

        assertThat(passwords.matches("correct horse battery", Optional.of(hash)))
                .isTrue();
        assertThat(passwords.matches("correct horse batterx", Optional.of(hash)))
                .isFalse();
        assertThat(passwords.matches("correct horse battery", Optional.empty())).isFalse();
    }

    @Test
    void whoDoesNotExistCostsTheSameWork() {
        var hash = passwords.hash("correct horse battery");

        assertThat(work(Passwords.NOBODY)).isEqualTo(work(hash)).startsWith("$argon2id$v=19$m=");
        assertThat(Passwords.NOBODY).hasSameSizeAs(hash);
    }

    /** Kind and parameters: everything before the salt. */
    private static String work(String hash) {
        return hash.substring(0, hash.lastIndexOf('$', hash.lastIndexOf('$') - 1));
    }
}
