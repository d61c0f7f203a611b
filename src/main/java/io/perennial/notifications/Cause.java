package io.perennial.notifications;

import io.perennial.access.Member;
import java.util.Optional;

/** Who caused that somebody is told something: a member, or a play or source by name; neither for one's own work. */
record Cause(Optional<Member.Id> member, Optional<String> name) {

    static final Cause ONESELF = new Cause(Optional.empty(), Optional.empty());

    static Cause of(Member member) {
        return new Cause(Optional.of(member.id()), Optional.empty());
    }
}
