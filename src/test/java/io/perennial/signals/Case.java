package io.perennial.signals;

import static io.perennial.signals.SignalValue.Reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.signals.SignalValue.Known;
import io.perennial.signals.SignalValue.Unknown;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One edge of one signal: a story, and the number or the reason that must come out. */
record Case(
        String signal,
        String story,
        UnaryOperator<SampleHistory> given,
        @Nullable Double then,
        @Nullable Reason unknown) {

    static Case of(String signal, String story, double value, UnaryOperator<SampleHistory> given) {
        return new Case(signal, story, given, value, null);
    }

    static Case unknown(String signal, String story, Reason reason, UnaryOperator<SampleHistory> given) {
        return new Case(signal, story, given, null, reason);
    }

    void check() {
        SignalValue value = given.apply(new SampleHistory()).values().get(signal);

        if (unknown != null) {
            assertThat(value).as("%s: %s", signal, story).isEqualTo(new Unknown(unknown));
        } else {
            assertThat(value).as("%s: %s", signal, story).isInstanceOf(Known.class);
            assertThat(((Known) value).value()).as("%s: %s", signal, story).isCloseTo(then, within(1e-9));
        }
    }

    @Override
    public String toString() {
        return signal + ": " + story;
    }
}
