package io.perennial.events;

import java.util.List;

/** One named step of the intake. It looks at the arrivals that are still open and ends the way of those it must. */
interface IntakeStep {

    /** Its name, as it stands beside the reason of what it dropped. */
    String label();

    void pass(List<Arrival> arrivals);
}
