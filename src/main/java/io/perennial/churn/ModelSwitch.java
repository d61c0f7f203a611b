package io.perennial.churn;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * Forecasts were switched to another model.
 *
 * @param model empty where they were switched off
 * @param why "passed", "rolled-back", "no-signal" or "leaking"
 */
public record ModelSwitch(Instant at, OptionalLong model, String by, String why) {}
