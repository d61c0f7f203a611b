/**
 * Everything that is text: versioned with author and diff, checked before it is saved, exported and applied as files.
 */
@ApplicationModule(allowedDependencies = {"shared", "statistics", "access", "database"})
@NullMarked
package io.perennial.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
