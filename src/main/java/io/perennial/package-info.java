/** Perennial: a self-hosted customer success platform; this package holds the boot class only. */
@NullMarked
package io.perennial;

import org.jspecify.annotations.NullMarked;
