/** Who may do what: our people and their roles, API keys, the audit log, and what is kept about a person. */
@ApplicationModule(allowedDependencies = {"shared", "statistics", "database"})
@NullMarked
package io.perennial.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
