package io.perennial.web;

import io.perennial.health.Scorecard;
import io.perennial.health.ScorecardForm;
import io.perennial.health.ScorecardForm.CapRow;
import io.perennial.health.ScorecardForm.Row;
import io.perennial.health.ScorecardForm.Shape;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** Reads a scorecard from the fields of its form; rows without a signal are left out. */
final class ScorecardFields {

    private ScorecardFields() {}

    static ScorecardForm read(HttpServletRequest request, Words words) {
        List<Row> rows = new ArrayList<>();
        String[] signals = all(request, "signal");
        for (int i = 0; i < signals.length; i++) {
            if (!signals[i].isBlank()) {
                rows.add(new Row(
                        ScoreView.groupKey(at(request, "group", i), words),
                        signals[i],
                        at(request, "weight", i),
                        Shape.valueOf(at(request, "shape", i)),
                        at(request, "points", i)));
            }
        }
        List<CapRow> caps = new ArrayList<>();
        String[] capped = all(request, "capSignal");
        for (int i = 0; i < capped.length; i++) {
            if (!capped[i].isBlank()) {
                caps.add(new CapRow(
                        capped[i],
                        Scorecard.Cap.Side.valueOf(at(request, "capSide", i)),
                        at(request, "capThreshold", i),
                        at(request, "capLimit", i)));
            }
        }
        return new ScorecardForm(
                request.getParameter("active") != null,
                one(request, "order"),
                one(request, "when"),
                one(request, "healthy"),
                one(request, "watch"),
                one(request, "margin"),
                rows,
                caps);
    }

    private static String one(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static String[] all(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? new String[0] : values;
    }

    private static String at(HttpServletRequest request, String name, int position) {
        String[] values = all(request, name);
        if (position >= values.length) {
            throw new IllegalArgumentException("the form has no '" + name + "' in row " + (position + 1));
        }
        return values[position];
    }
}
