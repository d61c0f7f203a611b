/** The log of everything customers do: accepted in every known format, de-duplicated, kept, and rolled up by day. */
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
            "database"
        })
@NullMarked
package io.perennial.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
