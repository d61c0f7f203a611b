package io.perennial.signals;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes docs/signals.md from the catalogue. */
final class SignalDocument {

    private static final SignalWords WORDS = SignalWords.in(Locale.ENGLISH);

    private SignalDocument() {}

    static String markdown() {
        StringBuilder out = new StringBuilder(INTRODUCTION);
        for (Signal.Group group : Signal.Group.values()) {
            List<Signal> signals = SignalCatalogue.all().stream()
                    .filter(s -> s.group() == group)
                    .toList();
            out.append("\n## ").append(WORDS.group(group)).append("\n\n");
            out.append("| key | signal | unit and range | direction | days | needs |\n|---|---|---|---|---|---|\n");
            signals.forEach(signal -> out.append(row(signal)));
        }
        return out.append(ALARMS).toString();
    }

    private static String row(Signal s) {
        String needs = s.needs().stream().sorted().map(WORDS::need).collect(Collectors.joining(", "));
        return "| `%s` | **%s.** %s | %s, %s to %s | %s | %s | %s |\n"
                .formatted(
                        s.key(),
                        WORDS.name(s),
                        WORDS.about(s),
                        WORDS.unit(s.unit()),
                        bound(s.low()),
                        bound(s.high()),
                        WORDS.direction(s.direction()),
                        s.windowDays() == 0 ? "-" : s.windowDays(),
                        needs.isEmpty() ? "-" : needs);
    }

    private static String bound(double value) {
        return Double.isInfinite(value) ? (value > 0 ? "∞" : "-∞") : String.format(Locale.ROOT, "%.0f", value);
    }

    private static final String INTRODUCTION = """
            # Signals

            Made from the catalogue in code (`SignalCatalogue`); do not edit by hand.

            A signal is a pure function of one customer's history up to an instant. It sees nothing that was dated at or
            after that instant, so a score of the past is computed exactly as a score of today. A value may be unknown:
            no data yet, too little of it, not applicable, or its source is silent. Unknown is never zero.

            A day is a whole day in the customer's time zone. Levels include today; changes and comparisons end
            yesterday, since half a day against full weeks would cry drop every morning. What counts as use, core
            feature, value moment or metered quantity is said by the tracking plan. Seats are contract lines sold in
            users, seats or licences. Anonymous visitors are no users. Contracts answer for the date of the instant; an
            end in the future is known once notice was given.
            """;

    private static final String ALARMS = """

            ## Drops and spikes: how an alarm is decided

            The last seven whole days are compared with the customer's own eight weeks before, weekday by weekday, without
            public holidays, and divided by how all customers moved in the same days, so that Christmas fires for nobody.
            Counts follow a negative binomial distribution whose dispersion is pooled over all customers and weeks before
            the day; the prediction is widened because eight weeks only estimate a mean. An alarm starts below a tail
            probability of 0.0001 and ends after seven calm days (within 1.5 standard deviations): one alarm an episode.

            That threshold is set so that use without any change gives at most one false episode in 100 customer-months,
            drops and spikes together, asked every day. Measured by `FalseAlarmTest` (fixed seed, 300 customers, 300 days):

            | scatter of use (variance by week, by day) | this rule | plain Poisson, p < .01, drops only, asked once a week |
            |---|---|---|
            | .002, .05 | 0.2 | 30 |
            | .005, .1 | 0.1 | 45 |
            | .01, .2 | 0.3 | 65 |
            | .1, .5 | 0.5 | 98 |
            | weeks resampled from drifting use | 0.8 | - |

            A source whose facts stop for everybody (three days of events, two weeks of tickets, when at least twelve were
            usual in that time and five customers had been lively) is silent: what it feeds is unknown since then, and
            nothing is called a drop.
            """;
}
