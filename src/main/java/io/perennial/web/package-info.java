/** The pages, the read API and what keeps them live and safe; composes every other module and is imported by none. */
@ApplicationModule
@NullMarked
package io.perennial.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
