package io.perennial.accounts;

import java.util.Optional;

/**
 * A product user as the sources know them.
 *
 * @param key what activity counts them by
 * @param externalId one of the ids a source uses
 * @param name empty text if no source said one
 * @param email empty text if no source said one
 * @param contact the contact this person is, if the link is known
 */
public record Person(long key, String externalId, String name, String email, Optional<Long> contact) {

    /** The best there is to show: name, else address, else the source's id. */
    public String label() {
        return !name.isEmpty() ? name : !email.isEmpty() ? email : externalId;
    }
}
