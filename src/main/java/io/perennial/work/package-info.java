/**
 * Touchpoints, notes, tasks, cases and success plans: the same records whether a person, a play or an import writes
 * them.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "statistics",
            "access",
            "configuration",
            "products",
            "accounts",
            "conditions",
            "database"
        })
@NullMarked
package io.perennial.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
