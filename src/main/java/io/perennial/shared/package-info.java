/** Values of the field that every module speaks: shares, ratios, scores, money, contributions, periods. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.perennial.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
