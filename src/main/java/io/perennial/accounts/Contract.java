package io.perennial.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was agreed with one account: a chain of dated lines with its term, renewal rule and notice.
 *
 * @param termMonths length of a term; 1 = rolling monthly, which gets no renewal card
 * @param noticeDays days before the end of a term by which notice must be given; 0 = until the last day
 * @param noticeGivenAt when the customer gave notice
 * @param end effective end by the agreement, exclusive; empty while it runs on
 */
public record Contract(
        long id,
        Account.Id account,
        ExternalId externalId,
        int termMonths,
        boolean autoRenew,
        int noticeDays,
        Optional<Instant> noticeGivenAt,
        Optional<LocalDate> end,
        Optional<ChurnReason> churnReason,
        List<ContractLine> lines) {

    public Contract {
        lines = List.copyOf(lines);
    }

    /** Why the customer left. */
    public record ChurnReason(
            String primary,
            Optional<String> secondary,
            Optional<String> competitor,
            boolean voluntary,
            boolean avoidable) {}
}
