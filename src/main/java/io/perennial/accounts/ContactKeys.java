package io.perennial.accounts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The contacts of one account by what others call them. */
public final class ContactKeys {

    /** An account without contacts. */
    public static final ContactKeys NONE = new ContactKeys();

    private final Map<String, Long> byEmail = new HashMap<>();
    private final Map<String, Long> byId = new HashMap<>();

    void add(long contact, String source, String externalId, Optional<String> email) {
        email.ifPresent(address -> byEmail.putIfAbsent(address.toLowerCase(Locale.ROOT), contact));
        byId.putIfAbsent(source + " " + externalId, contact);
    }

    /** The contact with that e-mail address, else the one with that id in the same source. */
    public Optional<Long> find(String source, String emailOrId) {
        return Optional.ofNullable(byEmail.get(emailOrId.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(byId.get(source + " " + emailOrId)));
    }
}
