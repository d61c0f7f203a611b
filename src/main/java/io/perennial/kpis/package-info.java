/**
 * Key figures of the business: churn, retention and movements of recurring revenue, each with its formula and source.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "statistics",
            "access",
            "configuration",
            "products",
            "accounts",
            "work",
            "voice",
            "signals",
            "database"
        })
@NullMarked
package io.perennial.kpis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
