package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.products.Catalogue;
import io.perennial.products.Catalogue.Feature;
import io.perennial.products.Catalogue.Product;
import io.perennial.products.TrackingPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureNamesTest {

    private final FeatureNames names = new FeatureNames(new Catalogue(
            new TrackingPlan(false, Map.of()),
            List.of(
                    new Product("dispatch", "Dispatch & Routes", List.of(feature("export", "Export of tours"))),
                    new Product("billing", "Billing", List.of(feature("export", "Export of invoices")))),
            List.of()));

    @ParameterizedTest
    @CsvSource({
        "dispatch, Dispatch & Routes",
        "billing, Billing",
        "mobile_app, Mobile app",
        "Dispatch, Dispatch",
    })
    void aProductIsCalledAsThePlanCallsItElseByItsKeyInWords(String key, String name) {
        assertThat(names.product(key)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "dispatch, export, Export of tours",
        "billing, export, Export of invoices",
        ", export, Export of tours",
        "mobile, export, Export",
        "billing, report_builder, Report builder",
        ", report_builder, Report builder",
    })
    void aFeatureIsThatOfItsProductAndWithoutAProductTheFirstOfItsKey(String product, String key, String name) {
        assertThat(names.feature(Optional.ofNullable(product), key)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "report_builder, Report builder",
        "report.builder, Report builder",
        "report--builder_, Report builder",
        "reportBuilder, ReportBuilder",
        "Report_builder for teams, Report_builder for teams",
        "öffnen, Öffnen",
        "___, ___",
    })
    void aKeyBecomesWordsAndANameWithSpacesStays(String key, String words) {
        assertThat(FeatureNames.words(key)).isEqualTo(words);
    }

    private static Feature feature(String key, String name) {
        return new Feature(key, name, true, List.of());
    }
}
