package io.perennial.attention;

import io.perennial.access.Member;
import java.util.Optional;

/**
 * Where a customer stands on the day's list.
 *
 * @param urgency of all reasons that are not put aside, together; 0 = not on the list
 * @param handedTo who looks after it now instead of its CSM
 */
public record Standing(double urgency, Optional<Member.Id> handedTo) {

    /** Not on the list. */
    public static final Standing NONE = new Standing(0, Optional.empty());
}
