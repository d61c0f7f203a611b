/** The list of all customers: one row each of what a list shows, filtered, sorted and searched in the database. */
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
            "churn",
            "attention",
            "segments",
            "kpis",
            "database"
        })
@NullMarked
package io.perennial.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
