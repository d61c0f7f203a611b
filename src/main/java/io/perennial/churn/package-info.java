/** Who will leave, how sure that is, and how good such forecasts were: observations, learners, backtests, forecasts. */
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
            "health",
            "database"
        })
@NullMarked
package io.perennial.churn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
