package io.perennial.health;

import io.perennial.statistics.Interval;
import java.util.Locale;

/** An audit of another system's scores as plain text, for a terminal. */
public final class RivalReport {

    private RivalReport() {}

    public static String text(RivalAudit audit, RivalTable read) {
        return "%d scores read, %d unreadable, %d of known customers, %d names unknown%n"
                        .formatted(
                                audit.rows(),
                                read.unreadable(),
                                audit.matched(),
                                audit.unknown().size())
                + text("theirs", audit.theirs())
                + text("ours", audit.ours());
    }

    private static String text(String whose, Validation validation) {
        StringBuilder text = new StringBuilder("%n%s: %s; %d customers and 90 days, %d lost, known until %s%n"
                .formatted(whose, word(validation.status()), validation.rows(), validation.lost(), validation.until()));
        for (Band band : Band.values()) {
            Interval share = validation.bands().get(band);
            if (share != null) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %-16s lost %5.1f %% (%.1f to %.1f), n = %d%n",
                        word(band),
                        100 * share.estimate(),
                        100 * share.low(),
                        100 * share.high(),
                        share.n()));
            }
        }
        validation
                .auc()
                .ifPresent(auc -> text.append(String.format(
                        Locale.ROOT, "  AUC %.3f (%.3f to %.3f)%n", auc.estimate(), auc.low(), auc.high())));
        return text.append("  a better band never lost more: %s; lost while green: %d%n"
                        .formatted(
                                validation.monotone() ? "yes" : "no",
                                validation.lostWhileGreen().size()))
                .toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
