package io.perennial.churn;

/**
 * One property of a customer that a forecast may look at.
 *
 * @param name key of the signal, or "group:" and the key of the scorecard's group
 * @param sign +1: more of it can only raise the risk; -1: can only lower it; 0: either
 */
record Feature(String name, int sign) {

    Feature {
        if (sign < -1 || sign > 1) {
            throw new IllegalArgumentException("a sign is -1, 0 or 1 but was " + sign);
        }
    }
}
