package io.perennial.access;

import java.time.Duration;

/** What came of an attempt to sign in. */
public sealed interface SignIn {

    /** It is them. */
    record Welcome(Member member) implements SignIn {}

    /** E-mail and password do not fit; which of them is not said. */
    record Refused() implements SignIn {}

    /** Too many attempts; the next may be made after {@code retryAfter}. */
    record TooMany(Duration retryAfter) implements SignIn {}
}
