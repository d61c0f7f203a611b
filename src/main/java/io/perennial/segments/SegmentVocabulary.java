package io.perennial.segments;

import io.perennial.conditions.Name;
import io.perennial.conditions.Stratum;
import io.perennial.conditions.VocabularySource;
import java.util.List;
import org.springframework.stereotype.Component;

/** What conditions may say of an account beside its attributes and signals: money, products and health. */
@Component
class SegmentVocabulary implements VocabularySource {

    static final String ARR = "account.arr";
    static final String PRODUCTS = "account.products";
    static final String SCORE = "health.score";
    static final String BAND = "health.band";
    static final String CHANGE = "health.change_28d";
    static final String COVERAGE = "health.coverage";

    @Override
    public List<Name> names() {
        return List.of(
                new Name(ARR, Name.Type.NUMBER, Stratum.FACT, "What it pays a year, in the installation's currency."),
                new Name(PRODUCTS, Name.Type.NUMBER, Stratum.FACT, "How many products its contracts in force hold."),
                new Name(SCORE, Name.Type.NUMBER, Stratum.SCORE, "The health score, 0..100, higher is healthier."),
                new Name(BAND, Name.Type.TEXT, Stratum.SCORE, "healthy, watch, at_risk or not_enough_data."),
                new Name(CHANGE, Name.Type.NUMBER, Stratum.SCORE, "Points the score moved in 28 days."),
                new Name(
                        COVERAGE, Name.Type.NUMBER, Stratum.SCORE, "Share of the score's weight that is known, 0..1."));
    }
}
