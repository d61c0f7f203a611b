/** What a person types: the commands, their options, and how each opens the data it works on. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "shared",
            "access",
            "configuration",
            "accounts",
            "connect",
            "signals",
            "health",
            "kpis",
            "churn",
            "demo"
        })
@NullMarked
package io.perennial.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
