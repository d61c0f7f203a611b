/** Pure statistics, thin over libraries: intervals, ROC curves, calibration, the bootstrap, survival. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.perennial.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
