package io.perennial.web;

import io.perennial.products.Catalogue;
import java.util.Optional;

/** Products and their features by name: as the tracking plan calls them, else their key in words. */
record FeatureNames(Catalogue catalogue) {

    String product(String key) {
        return catalogue.products().stream()
                .filter(product -> product.key().equals(key))
                .map(Catalogue.Product::name)
                .findFirst()
                .orElseGet(() -> words(key));
    }

    /** @param product of the feature; without one any product's feature of this key gives the name */
    String feature(Optional<String> product, String key) {
        return catalogue.products().stream()
                .filter(each -> product.isEmpty() || product.get().equals(each.key()))
                .flatMap(each -> each.features().stream())
                .filter(feature -> feature.key().equals(key))
                .map(Catalogue.Feature::name)
                .findFirst()
                .orElseGet(() -> words(key));
    }

    /** report_builder -> Report builder; names with spaces stay as they are. */
    static String words(String key) {
        String spaced =
                key.contains(" ") ? key : key.replaceAll("[_.\\-]+", " ").strip();
        return spaced.isEmpty() ? key : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
