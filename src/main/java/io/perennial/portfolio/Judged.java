package io.perennial.portfolio;

import io.perennial.accounts.Account;
import io.perennial.health.Band;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a list shows of an account that comes from its score and signals. */
record Judged(
        Account.Id account,
        Instant asOf,
        LocalDate day,
        boolean provisional,
        Band band,
        OptionalDouble score,
        OptionalDouble change28,
        double coverage,
        double[] recent,
        String whyEnglish,
        String whyGerman,
        OptionalDouble seatsUsed,
        OptionalInt openTickets,
        Optional<LocalDate> lastContact,
        Optional<Risk> risk) {}
