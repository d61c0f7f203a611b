/** What customers say: survey answers, feedback and feature requests. */
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
            "database"
        })
@NullMarked
package io.perennial.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
