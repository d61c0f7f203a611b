package io.perennial.portfolio;

import io.perennial.churn.Forecast;
import io.perennial.signals.SignalValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The forecast of a customer as a list shows it.
 *
 * @param within90 probability to be lost within 90 days, 0..1, with its 95 % interval
 * @param expectedLoss what is expected to be lost, a year's revenue in the installation's currency
 */
public record Risk(
        double within30,
        double within60,
        double within90,
        double low,
        double high,
        double expectedLoss,
        String whyEnglish,
        String whyGerman) {

    static Risk of(Forecast.Brief brief, Map<String, SignalValue> values) {
        Optional<String> worst = brief.worst();
        return new Risk(
                brief.within30(),
                brief.within60(),
                brief.within90(),
                brief.low(),
                brief.high(),
                brief.expectedLoss(),
                Reasons.sentence(worst, values, Locale.UK),
                Reasons.sentence(worst, values, Locale.GERMANY));
    }

    /** What raises the risk most, in a sentence; empty text if nothing does. */
    public String why(Locale locale) {
        return locale.getLanguage().equals("de") ? whyGerman : whyEnglish;
    }
}
