package io.perennial.access;

import static io.perennial.access.Scope.ALL;
import static io.perennial.access.Scope.OWN_BOOK;
import static io.perennial.access.Scope.TEAM;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one table of what each role may do and how far; an empty cell means not at all. */
public final class Rights {

    private static final Map<Action, Map<Role, Scope>> TABLE = new EnumMap<>(Action.class);

    static {
        //                            admin  manager  csm       viewer
        row(Action.SEE_ACCOUNTS, ALL, ALL, ALL, ALL);
        row(Action.CHANGE_ACCOUNTS, ALL, TEAM, OWN_BOOK, null);
        row(Action.EXPORT_ACCOUNTS, ALL, ALL, ALL, null);
        row(Action.SEE_DATA, ALL, ALL, ALL, null);
        row(Action.IMPORT_DATA, ALL, ALL, null, null);
        row(Action.MANAGE_SOURCES, ALL, null, null, null);
        row(Action.SEE_RULES, ALL, ALL, ALL, ALL);
        row(Action.CHANGE_RULES, ALL, ALL, null, null);
        row(Action.MANAGE_MEMBERS, ALL, null, null, null);
        row(Action.READ_AUDIT, ALL, null, null, null);
        row(Action.HANDLE_PERSONAL_DATA, ALL, null, null, null);
    }

    private Rights() {}

    private static void row(
            Action action,
            @Nullable Scope admin,
            @Nullable Scope manager,
            @Nullable Scope csm,
            @Nullable Scope viewer) {
        Map<Role, Scope> cells = new EnumMap<>(Role.class);
        put(cells, Role.ADMIN, admin);
        put(cells, Role.MANAGER, manager);
        put(cells, Role.CSM, csm);
        put(cells, Role.VIEWER, viewer);
        TABLE.put(action, cells);
    }

    private static void put(Map<Role, Scope> cells, Role role, @Nullable Scope scope) {
        if (scope != null) {
            cells.put(role, scope);
        }
    }

    /** How far the role's right to an action reaches; empty if it has none. */
    public static Optional<Scope> reach(Role role, Action action) {
        return Optional.ofNullable(TABLE.getOrDefault(action, Map.of()).get(role));
    }

    /**
     * Whether a role may act on a subject that lies in {@code narrowest} and every wider scope. A CSM changes a
     * customer of the own book, not one of the team; a manager changes both.
     */
    public static boolean allow(Role role, Action action, Scope narrowest) {
        return reach(role, action)
                .filter(reach -> reach.compareTo(narrowest) >= 0)
                .isPresent();
    }
}
