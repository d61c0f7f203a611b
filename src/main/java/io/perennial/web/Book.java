package io.perennial.web;

import io.perennial.access.Member;
import io.perennial.access.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose customers a page shows: one's own, those of the team, or everybody's. */
public enum Book {
    MINE,
    TEAM,
    ALL;

    /** What was asked for, else what fits the role: a CSM's own, a manager's team, everybody's for the others. */
    static Book of(@Nullable String asked, Member member) {
        for (Book book : values()) {
            if (book.name().equalsIgnoreCase(asked)) {
                return book;
            }
        }
        if (member.role() == Role.CSM) {
            return MINE;
        }
        return member.role() == Role.MANAGER && member.team().isPresent() ? TEAM : ALL;
    }

    /** The members whose customers these are; empty: everybody's. */
    Optional<Set<Member.Id>> of(Member member, List<Member> all) {
        return switch (this) {
            case MINE -> Optional.of(Set.of(member.id()));
            case TEAM ->
                Optional.of(all.stream()
                        .filter(other -> other.id().equals(member.id())
                                || (member.team().isPresent() && other.team().equals(member.team())))
                        .map(Member::id)
                        .collect(Collectors.toSet()));
            case ALL -> Optional.empty();
        };
    }

    /** As it stands in an address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
