package io.perennial.conditions;

import io.perennial.configuration.Problem;
import java.util.List;

/** What a check of a condition found. */
public sealed interface Checked {

    /** It may be saved and evaluated. */
    record Valid(Condition condition) implements Checked {}

    /** What is wrong, each with its place in the text. */
    record Invalid(List<Problem> problems) implements Checked {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
