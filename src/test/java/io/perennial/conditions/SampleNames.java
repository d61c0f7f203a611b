package io.perennial.conditions;

import java.util.List;

/** A small vocabulary with every type and stratum. */
final class SampleNames {

    static final List<Name> ALL = List.of(
            new Name("field.plan", Name.Type.TEXT, Stratum.FIELD, "plan"),
            new Name("field.vip", Name.Type.YES_NO, Stratum.FIELD, "very important"),
            new Name("field.signed", Name.Type.DATE, Stratum.FIELD, "signed on"),
            new Name("fact.contracts", Name.Type.NUMBER, Stratum.FACT, "contracts"),
            new Name("signal.seat_utilisation", Name.Type.NUMBER, Stratum.SIGNAL, "seats used"),
            new Name("signal.days_silent", Name.Type.NUMBER, Stratum.SIGNAL, "days without use"),
            new Name("score.health", Name.Type.NUMBER, Stratum.SCORE, "health"),
            new Name("forecast.churn_90", Name.Type.NUMBER, Stratum.FORECAST, "churn in 90 days"));

    private SampleNames() {}

    static Condition condition(String text) {
        return switch (Conditions.check(text, ALL, Stratum.FORECAST)) {
            case Checked.Valid(Condition condition) -> condition;
            case Checked.Invalid(var problems) -> throw new AssertionError(text + ": " + problems);
        };
    }
}
