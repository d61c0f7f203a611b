package io.perennial.events;

import io.perennial.access.Access;
import io.perennial.access.PersonalData.Identifier;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Erased people as access remembers them. */
@Component
class ErasedPeople implements Forget.Erased {

    private final Access access;

    ErasedPeople(Access access) {
        this.access = access;
    }

    @Override
    public boolean nobody() {
        return access.nobodyErased();
    }

    @Override
    public Set<Identifier> apply(Set<Identifier> asked) {
        return access.erased(asked);
    }
}
