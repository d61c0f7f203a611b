/**
 * Which customers belong together: conditions as text, who is in, who came and who went; and how closely each is to be
 * looked after by rules.
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
            "work",
            "events",
            "support",
            "voice",
            "signals",
            "health",
            "database"
        })
@NullMarked
package io.perennial.segments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
