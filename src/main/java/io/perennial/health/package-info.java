/**
 * How healthy each customer is and why: scorecards, daily scores with bands, what moved them, and whether they came
 * true.
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
            "connect",
            "signals",
            "database"
        })
@NullMarked
package io.perennial.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
