package io.perennial.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {

    @ParameterizedTest
    @EnumSource(Action.class)
    void administratorsMayDoEverything(Action action) {
        assertThat(Rights.reach(Role.ADMIN, action)).contains(Scope.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "MANAGER, CHANGE_ACCOUNTS, OWN_BOOK, true",
        "MANAGER, CHANGE_ACCOUNTS, TEAM,     true",
        "MANAGER, CHANGE_ACCOUNTS, ALL,      false",
        "CSM,     CHANGE_ACCOUNTS, OWN_BOOK, true",
        "CSM,     CHANGE_ACCOUNTS, TEAM,     false",
        "VIEWER,  CHANGE_ACCOUNTS, OWN_BOOK, false",
        "VIEWER,  SEE_ACCOUNTS,    ALL,      true",
        "VIEWER,  EXPORT_ACCOUNTS, OWN_BOOK, false",
        "MANAGER, MANAGE_SOURCES,  ALL,      false",
        "MANAGER, READ_AUDIT,      ALL,      false",
        "CSM,     CHANGE_RULES,    ALL,      false",
        "MANAGER, CHANGE_RULES,    ALL,      true",
    })
    void aRightReachesAsFarAsTheTableSays(Role role, Action action, Scope subject, boolean allowed) {
        assertThat(Rights.allow(role, action, subject)).isEqualTo(allowed);
    }

    @Test
    void aCustomerLiesInTheScopeOfWhoeverLooksAfterIt() {
        Member ada = member("ada@example.com", "Ada", Optional.of("dach"));

        assertThat(ada.scopeOf(Optional.of("ADA@example.com"), Optional.empty()))
                .isEqualTo(Scope.OWN_BOOK);
        assertThat(ada.scopeOf(Optional.of("ada"), Optional.empty())).isEqualTo(Scope.OWN_BOOK);
        assertThat(ada.scopeOf(Optional.of("Ben"), Optional.of("dach"))).isEqualTo(Scope.TEAM);
        assertThat(ada.scopeOf(Optional.of("Ben"), Optional.of("nordics"))).isEqualTo(Scope.ALL);
        assertThat(ada.scopeOf(Optional.empty(), Optional.empty())).isEqualTo(Scope.TEAM);
    }

    @Test
    void withoutTeamsNobodyIsAColleague() {
        Member ada = member("ada@example.com", "Ada", Optional.empty());

        assertThat(ada.scopeOf(Optional.of("Ben"), Optional.empty())).isEqualTo(Scope.ALL);
    }

    private static Member member(String email, String name, Optional<String> team) {
        return new Member(
                new Member.Id(1),
                email,
                name,
                Role.CSM,
                team,
                Optional.empty(),
                1,
                true,
                true,
                Instant.EPOCH,
                Optional.empty());
    }
}
