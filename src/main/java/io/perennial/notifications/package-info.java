/**
 * What our own people are told: that somebody speaks to them or hands them something, and that long work they began is
 * over.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "access",
            "accounts",
            "work",
            "attention",
            "connect",
            "health",
            "churn",
            "portfolio",
            "database"
        })
@NullMarked
package io.perennial.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
