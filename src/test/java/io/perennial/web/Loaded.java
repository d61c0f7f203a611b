package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Member;
import io.perennial.access.Role;
import io.perennial.connect.Connections;
import io.perennial.shared.SourceKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the tests of pages start from: an administrator with a password and six customers with two years of data. */
final class Loaded {

    static final String PASSWORD = "correct horse battery";

    private Loaded() {}

    /** E-mail of a new administrator. */
    static String administrator(Access access, String name) {
        return member(access, name, Role.ADMIN);
    }

    /** E-mail of somebody new who may only read. */
    static String viewer(Access access, String name) {
        return member(access, name, Role.VIEWER);
    }

    private static String member(Access access, String name, Role role) {
        Member demo = access.demoMember();
        String email = UUID.randomUUID() + "@example.com";
        String link = access.invite(email, name, role, Optional.empty(), demo)
                .orElseThrow()
                .secret();
        access.acceptInvitation(link, PASSWORD);
        return email;
    }

    /** Imports the excerpt once; a second time nothing changes. */
    static void excerpt(Connections connections) {
        var planned = connections.plan(
                Path.of("src/test/resources/crm-excerpt"), Optional.of(new SourceKey("crm-excerpt")), "", List.of());
        var plan = ((Connections.Planned.Ready) planned).plan();
        connections.run(plan, false, "test", progress -> {});
    }
}
