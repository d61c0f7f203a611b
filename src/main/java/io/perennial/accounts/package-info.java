/** Customers, their people, contracts and invoices, each with the dates from which it was so. */
@ApplicationModule(allowedDependencies = {"shared", "statistics", "access", "configuration", "products", "database"})
@NullMarked
package io.perennial.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
