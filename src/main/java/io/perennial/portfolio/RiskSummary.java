package io.perennial.portfolio;

/**
 * What is expected to be lost within 90 days among the customers of a list that are forecast.
 *
 * @param expectedLosses customers, the sum of the probabilities
 * @param expectedLoss a year's revenue in the installation's currency
 */
public record RiskSummary(long accounts, double arr, double expectedLosses, double expectedLoss) {}
