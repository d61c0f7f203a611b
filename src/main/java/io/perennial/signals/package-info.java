/**
 * The catalogue of signals: pure functions of one account's history up to an instant, and the worker that keeps them
 * fresh.
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
            "database"
        })
@NullMarked
package io.perennial.signals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
