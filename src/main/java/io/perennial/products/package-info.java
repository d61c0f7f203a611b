/** What we sell and what its events mean. */
@ApplicationModule(allowedDependencies = {"shared", "statistics", "access", "configuration", "database"})
@NullMarked
package io.perennial.products;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
