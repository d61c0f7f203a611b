package io.perennial.voice;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.util.Optional;

/** A wish of a customer for the product, open until delivered or declined. */
public record FeatureRequest(
        long id,
        Account.Id account,
        String title,
        Instant askedAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> declinedAt) {}
