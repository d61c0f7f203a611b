/**
 * The bottom room: runs the embedded PostgreSQL in the data directory or reaches an external one, and brings each
 * module's schema up to date.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.perennial.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
