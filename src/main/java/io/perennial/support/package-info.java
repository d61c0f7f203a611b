/** Tickets from help desks and their clocks. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "statistics",
            "access",
            "configuration",
            "products",
            "accounts",
            "conditions",
            "work",
            "events",
            "database"
        })
@NullMarked
package io.perennial.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
