/** Conditions over customers: typed names that modules contribute, checked when saved, explained clause by clause. */
@ApplicationModule(
        allowedDependencies = {"shared", "statistics", "access", "configuration", "products", "accounts", "database"})
@NullMarked
package io.perennial.conditions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
