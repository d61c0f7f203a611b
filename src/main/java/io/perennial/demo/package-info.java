/** A plainly fictional vendor and its customers, simulated from a fixed seed up to today, to show the product with. */
@ApplicationModule
@NullMarked
package io.perennial.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
