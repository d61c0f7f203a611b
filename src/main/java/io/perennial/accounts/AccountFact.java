package io.perennial.accounts;

import io.perennial.shared.Money;
import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Something a source said about a customer; taking it twice changes nothing. */
public sealed interface AccountFact {

    /** Who said it. */
    SourceKey source();

    /** From when it was so. */
    Instant at();

    /**
     * Attributes of an account. Known are name, parent, timezone, currency, touch_model, lifecycle, owner and
     * created_at; all others are custom fields.
     *
     * @param traits by name; {@link String}, {@link Number}, {@link Boolean} or {@link LocalDate}; empty deletes; what
     *     is left out keeps its value. {@code parent} is what the source calls the parent
     */
    record AccountTraits(SourceKey source, Account.Id account, Instant at, Map<String, Optional<Object>> traits)
            implements AccountFact {
        public AccountTraits {
            traits = Map.copyOf(traits);
        }
    }

    /** A product user joined an account, or left it. */
    record Membership(SourceKey source, Account.Id account, long user, Instant at, boolean joined)
            implements AccountFact {}

    /** What a source knows of a product user; name and email are used, all else is left to the log. */
    record PersonTraits(SourceKey source, long user, Instant at, Optional<String> name, Optional<String> email)
            implements AccountFact {}

    /** Two keys of product users are one person; the first is counted as the second. */
    record SamePerson(SourceKey source, long user, long sameAs, Instant at) implements AccountFact {}

    /**
     * A contact person at the customer, with a role if the source names one.
     *
     * @param externalId the source's own id of the contact, else the e-mail address, else the name
     * @param from from when the role was held; empty: from {@code at}
     */
    record ContactSeen(
            SourceKey source,
            Account.Id account,
            Instant at,
            String externalId,
            Optional<String> name,
            Optional<String> email,
            Optional<Contact.Role> role,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> language,
            Optional<String> salutation,
            Optional<Boolean> formal,
            Optional<Instant> leftAt)
            implements AccountFact {
        public ContactSeen {
            if (externalId.isBlank() || externalId.length() > 255) {
                throw new IllegalArgumentException(
                        "a contact needs an id, an e-mail address or a name of 1..255 characters" + " but had '"
                                + externalId + "'");
            }
        }
    }

    /**
     * One row of a contract. Rows that follow each other without a gap and agree in all but their dates are one line.
     *
     * @param contract what the source calls the contract; empty: the account's one contract of this source
     * @param lineId the source's own id of the row, by which a later row replaces it; empty: its content is its
     *     identity
     * @param amount per billing period, in major units, after discount
     * @param end first day no longer in force
     * @param agreedOn from when it was known; empty: from its start
     */
    record LineSold(
            SourceKey source,
            Account.Id account,
            Instant at,
            Optional<String> contract,
            Optional<String> lineId,
            String product,
            double quantity,
            String unit,
            BigDecimal amount,
            Optional<Currency> currency,
            int billingMonths,
            double discount,
            LocalDate start,
            Optional<LocalDate> end,
            Optional<LocalDate> agreedOn,
            Terms terms)
            implements AccountFact {

        /** Contract line from a monthly amount, e.g. mrr 500 billed every 12 months -> 6000 a period. */
        public static BigDecimal amount(BigDecimal mrr, int billingMonths) {
            return mrr.multiply(BigDecimal.valueOf(billingMonths));
        }
    }

    /** What a row says of its whole contract; what is empty keeps its value. */
    record Terms(
            OptionalInt termMonths,
            Optional<Boolean> autoRenew,
            OptionalInt noticeDays,
            Optional<Instant> noticeGivenAt,
            Optional<Contract.ChurnReason> churnReason) {

        public Terms {
            if (termMonths.isPresent() && (termMonths.getAsInt() < 1 || termMonths.getAsInt() > 240)) {
                throw new IllegalArgumentException("a term has 1..240 months but had " + termMonths.getAsInt());
            }
            if (noticeDays.isPresent() && (noticeDays.getAsInt() < 0 || noticeDays.getAsInt() > 730)) {
                throw new IllegalArgumentException("a notice period has 0..730 days but had " + noticeDays.getAsInt());
            }
        }

        /** What holds when these terms were said first and others after them. */
        Terms then(Terms later) {
            return new Terms(
                    later.termMonths.isPresent() ? later.termMonths : termMonths,
                    later.autoRenew.or(() -> autoRenew),
                    later.noticeDays.isPresent() ? later.noticeDays : noticeDays,
                    later.noticeGivenAt.or(() -> noticeGivenAt),
                    later.churnReason.or(() -> churnReason));
        }

        /** Nothing said. */
        public static final Terms NONE = new Terms(
                OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** An invoice as the source shows it now. */
    record InvoiceSeen(
            SourceKey source,
            Account.Id account,
            Instant at,
            String number,
            LocalDate issuedOn,
            LocalDate dueOn,
            Money amount,
            List<Instant> paymentFailedAt,
            Optional<Instant> paidAt,
            Optional<Instant> voidedAt)
            implements AccountFact {
        public InvoiceSeen {
            if (number.isBlank() || number.length() > 255) {
                throw new IllegalArgumentException("an invoice number has 1..255 characters but was '" + number + "'");
            }
            paymentFailedAt = List.copyOf(paymentFailedAt);
        }
    }

    /** A fact that could not be taken, with the reason in words that say what to do. */
    record Refused(AccountFact fact, String reason) {}
}
