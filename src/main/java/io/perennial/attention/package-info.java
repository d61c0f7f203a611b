/**
 * What deserves somebody's attention today and why: reasons by named rules, and what people did about them: put off,
 * done, handed over.
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
            "churn",
            "database"
        })
@NullMarked
package io.perennial.attention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
