/** Turns what a company has in files into facts for the one door of {@code events}: recognise, show, check, import. */
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
            "database"
        })
@NullMarked
package io.perennial.connect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
