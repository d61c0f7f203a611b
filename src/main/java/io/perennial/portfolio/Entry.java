package io.perennial.portfolio;

import io.perennial.accounts.Account;
import io.perennial.health.Band;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A customer in a list.
 *
 * @param arr what it pays a year, in the installation's currency
 * @param noticeDay the last day on which it can give notice, or the end; empty for rolling monthly contracts
 * @param seatsUsed active users of 28 days per licensed seat
 * @param tags words people gave it
 * @param segments keys of the segments it is in
 * @param stake urgency of its reasons times ARR: its place on the day's list; 0 = not on it
 * @param noticeGivenOn the first day on which notice was given of a contract
 * @param endsOn first day without a contract, if known
 * @param health empty for who was never scored
 * @param risk empty for who is not forecast
 */
public record Entry(
        Account.Id account,
        String name,
        Optional<String> parent,
        Presence presence,
        Account.TouchModel touchModel,
        Optional<String> csm,
        double arr,
        Optional<LocalDate> noticeDay,
        OptionalDouble seatsUsed,
        OptionalInt openTickets,
        Optional<LocalDate> lastContact,
        List<String> tags,
        List<String> segments,
        double stake,
        Optional<LocalDate> noticeGivenOn,
        Optional<LocalDate> endsOn,
        Optional<Health> health,
        Optional<Risk> risk) {

    public Entry {
        tags = List.copyOf(tags);
        segments = List.copyOf(segments);
    }

    /**
     * @param change28 against the closing 28 days before
     * @param recent closing scores of the last 28 days and the value now, oldest first; NaN where there was none
     * @param provisional the day is not over
     * @param asOf up to when facts were seen
     */
    public record Health(
            Band band,
            OptionalDouble score,
            OptionalDouble change28,
            double coverage,
            List<Double> recent,
            boolean provisional,
            LocalDate day,
            Instant asOf,
            String whyEnglish,
            String whyGerman) {

        public Health {
            recent = List.copyOf(recent);
        }

        /** What counts most, in a sentence; empty text if nothing is known. */
        public String why(Locale locale) {
            return locale.getLanguage().equals("de") ? whyGerman : whyEnglish;
        }
    }
}
