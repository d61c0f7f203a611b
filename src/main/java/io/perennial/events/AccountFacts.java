package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountFact;
import io.perennial.accounts.Contact;
import io.perennial.accounts.Contract;
import io.perennial.shared.Money;
import io.perennial.shared.Properties;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a fact of the log says about accounts, in the words of the accounts. Throws {@link IllegalArgumentException}
 * with the reason where it cannot be read.
 */
final class AccountFacts {

    private final Fact fact;
    private final Properties properties;

    private AccountFacts(Fact fact, ZoneId zone) {
        this.fact = fact;
        this.properties = Properties.of(fact.event().properties(), zone);
    }

    /** @param previous the key of the person an ALIAS names as the earlier one */
    static List<AccountFact> of(Fact fact, ZoneId zone, Function<String, Optional<Long>> previous) {
        AccountFacts reader = new AccountFacts(fact, zone);
        List<AccountFact> facts = switch (fact.event().kind()) {
            case GROUP -> reader.group();
            case IDENTIFY -> reader.person();
            case ALIAS -> reader.alias(previous);
            case CONTACT -> List.of(reader.contact());
            case CONTRACT_LINE -> List.of(reader.line());
            case INVOICE -> List.of(reader.invoice());
            case TRACK, PAGE, SCREEN, TOUCHPOINT, TICKET, SURVEY_ANSWER, FEATURE_REQUEST ->
                throw new IllegalArgumentException(
                        "accounts do not own " + fact.event().kind());
        };
        reader.properties.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return facts;
    }

    /** The person the ALIAS was before. */
    static Optional<String> previousId(Fact fact) {
        return Properties.of(fact.event().properties(), java.time.ZoneOffset.UTC)
                .text("previousId");
    }

    private Account.Id account() {
        return fact.account().orElseThrow(() -> new IllegalArgumentException("it must name its account"));
    }

    private Instant at() {
        return fact.event().at();
    }

    private List<AccountFact> group() {
        Map<String, Optional<Object>> traits =
                AccountTraitsReader.read(fact.event().properties());
        boolean left = traits.remove(ReservedEvents.LEFT) != null;
        List<AccountFact> facts = new ArrayList<>();
        if (!traits.isEmpty()) {
            facts.add(new AccountFact.AccountTraits(fact.source(), account(), at(), traits));
        }
        fact.user()
                .ifPresent(user -> facts.add(new AccountFact.Membership(fact.source(), account(), user, at(), !left)));
        return facts;
    }

    private List<AccountFact> person() {
        long user = fact.user().orElse(-1L);
        List<AccountFact> facts = new ArrayList<>();
        if (user < 0) {
            return facts; // an anonymous visitor is nobody's user yet
        }
        Optional<String> full = Optional.of(Stream.of(first("firstName", "first_name"), first("lastName", "last_name"))
                        .flatMap(Optional::stream)
                        .reduce((first, last) -> first + " " + last)
                        .orElse(""))
                .filter(name -> !name.isEmpty());
        facts.add(new AccountFact.PersonTraits(
                fact.source(),
                user,
                at(),
                first("name").or(() -> full).filter(AccountFacts::fits),
                first("email").filter(AccountFacts::fits)));
        fact.account()
                .ifPresent(account -> facts.add(new AccountFact.Membership(fact.source(), account, user, at(), true)));
        return facts;
    }

    private static boolean fits(String text) {
        return text.length() <= 255;
    }

    private Optional<String> first(String... names) {
        return Stream.of(names).flatMap(name -> properties.text(name).stream()).findFirst();
    }

    private List<AccountFact> alias(Function<String, Optional<Long>> previous) {
        Optional<Long> before = previousId(fact).flatMap(previous);
        if (before.isEmpty() || fact.user().isEmpty()) {
            throw new IllegalArgumentException("an alias needs userId and previousId");
        }
        return before.equals(fact.user())
                ? List.of()
                : List.of(new AccountFact.SamePerson(
                        fact.source(), before.get(), fact.user().get(), at()));
    }

    private AccountFact contact() {
        Optional<String> name = properties.text("name");
        Optional<String> email = properties.text("email");
        return new AccountFact.ContactSeen(
                fact.source(),
                account(),
                at(),
                properties.text("external_id").or(() -> email).or(() -> name).orElse(""),
                name,
                email,
                properties.word("role", Contact.Role.class),
                properties.instant("from"),
                properties.instant("until"),
                properties.text("language"),
                properties.text("salutation"),
                properties.yesNo("formal"),
                properties.instant("left_at"));
    }

    private AccountFact line() {
        int billingMonths = whole("billing_months", 1, 120).orElse(1);
        OptionalDouble mrr = properties.number("mrr");
        OptionalDouble amount = properties.number("amount");
        if (mrr.isEmpty() && amount.isEmpty()) {
            throw new IllegalArgumentException("'amount' (for a billing period) or 'mrr' is missing");
        }
        LocalDate start = properties.date("start").orElseGet(() -> LocalDate.parse(required("start")));
        return new AccountFact.LineSold(
                fact.source(),
                account(),
                at(),
                properties.text("contract"),
                properties.text("line"),
                properties.text("product").orElse("subscription"),
                properties.number("quantity").orElse(1),
                properties.text("unit").orElse("unit"),
                amount.isPresent()
                        ? BigDecimal.valueOf(amount.getAsDouble())
                        : AccountFact.LineSold.amount(BigDecimal.valueOf(mrr.getAsDouble()), billingMonths),
                currency(),
                billingMonths,
                properties.number("discount", 0, 1).orElse(0),
                start,
                properties.date("end"),
                properties.date("agreed_on"),
                new AccountFact.Terms(
                        whole("term_months", 1, 240),
                        properties.yesNo("auto_renew"),
                        whole("notice_days", 0, 730),
                        properties.instant("notice_given_at"),
                        churnReason()));
    }

    private Optional<Contract.ChurnReason> churnReason() {
        return properties
                .text("churn_reason")
                .map(primary -> new Contract.ChurnReason(
                        primary,
                        properties.text("churn_reason_secondary"),
                        properties.text("competitor"),
                        properties.yesNo("churn_voluntary").orElse(true),
                        properties.yesNo("churn_avoidable").orElse(true)));
    }

    private AccountFact invoice() {
        LocalDate issued = properties.date("issued_on").orElseGet(() -> LocalDate.parse(required("issued_on")));
        BigDecimal amount = BigDecimal.valueOf(
                properties.number("amount").orElseThrow(() -> new IllegalArgumentException("'amount' is missing")));
        Currency currency =
                currency().orElseThrow(() -> new IllegalArgumentException("'currency' is missing, e.g. EUR"));
        return new AccountFact.InvoiceSeen(
                fact.source(),
                account(),
                at(),
                required("number"),
                issued,
                properties.date("due_on").orElse(issued),
                Money.of(amount, currency),
                properties.instants("payment_failed_at"),
                properties.instant("paid_at"),
                properties.instant("voided_at"));
    }

    private Optional<Currency> currency() {
        return properties.text("currency").map(code -> {
            try {
                return Currency.getInstance(code.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException _) {
                throw new IllegalArgumentException("'currency' must be a code such as EUR but was '" + code + "'");
            }
        });
    }

    private OptionalInt whole(String name, int low, int high) {
        OptionalDouble number = properties.number(name, low, high);
        return number.isPresent() ? OptionalInt.of((int) Math.round(number.getAsDouble())) : OptionalInt.empty();
    }

    private String required(String name) {
        String text = properties.required(name);
        properties.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return text;
    }
}
