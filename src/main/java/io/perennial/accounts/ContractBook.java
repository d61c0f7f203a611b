package io.perennial.accounts;

import io.perennial.accounts.AccountFact.LineSold;
import io.perennial.accounts.AccountFact.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes rows of contracts in any order and again, and makes lines of them. */
@Component
class ContractBook {

    /** What a contract is called when its source has no name for it. */
    private static final String UNNAMED = "contract";

    private final ContractStore store;
    private final SettingsStore settings;

    ContractBook(ContractStore store, SettingsStore settings) {
        this.store = store;
        this.settings = settings;
    }

    List<Refused> take(List<LineSold> facts, Set<Account.Id> changed) {
        if (facts.isEmpty()) {
            return List.of();
        }
        Currency currency = settings.installation().currency();
        List<Refused> refused = new ArrayList<>();
        Map<LineSold, ContractLine> fitting = new LinkedHashMap<>();
        for (LineSold fact : facts) {
            try {
                fitting.put(fact, line(fact, currency));
            } catch (IllegalArgumentException doesNotFit) {
                refused.add(new Refused(fact, String.valueOf(doesNotFit.getMessage())));
            }
        }
        keep(fitting, changed);
        return refused;
    }

    private void keep(Map<LineSold, ContractLine> fitting, Set<Account.Id> changed) {
        if (fitting.isEmpty()) {
            return;
        }
        Map<ContractStore.Key, Long> ids =
                store.open(fitting.keySet().stream().map(ContractBook::key).toList());
        Map<Long, Account.Id> accounts = new HashMap<>();
        Map<Long, AccountFact.Terms> terms = new LinkedHashMap<>();
        Map<String, ContractStore.Row> rows = new LinkedHashMap<>();
        fitting.forEach((fact, line) -> {
            long contract = Objects.requireNonNull(ids.get(key(fact)));
            accounts.put(contract, fact.account());
            byte[] content = content(fact, line);
            rows.put(contract + HexFormat.of().formatHex(content), new ContractStore.Row(contract, content, line));
            terms.merge(contract, fact.terms(), AccountFact.Terms::then);
        });
        terms.forEach((contract, said) -> {
            if (!said.equals(AccountFact.Terms.NONE) && store.agree(contract, said)) {
                changed.add(accounts.get(contract));
            }
        });
        List<Long> moved = store.keep(List.copyOf(rows.values()));
        derive(moved);
        moved.forEach(contract -> changed.add(accounts.get(contract)));
    }

    private void derive(Collection<Long> contracts) {
        if (!contracts.isEmpty()) {
            Map<Long, List<ContractLine>> lines = new HashMap<>();
            store.rows(contracts).forEach((contract, rows) -> lines.put(contract, Lines.merge(rows)));
            store.derive(lines);
        }
    }

    private static ContractStore.Key key(LineSold fact) {
        return new ContractStore.Key(
                fact.account(),
                fact.contract()
                        .map(id -> new ExternalId(fact.source(), "contract", id))
                        .orElse(new ExternalId(fact.source(), "account", UNNAMED)));
    }

    private static ContractLine line(LineSold fact, Currency standard) {
        return new ContractLine(
                fact.product(),
                fact.quantity(),
                fact.unit(),
                fact.amount(),
                fact.currency().orElse(standard),
                fact.billingMonths(),
                fact.discount(),
                fact.start(),
                fact.end(),
                fact.agreedOn().filter(day -> !day.isAfter(fact.start())).orElse(agreed(fact)));
    }

    private static LocalDate agreed(LineSold fact) {
        return fact.agreedOn().orElse(fact.start());
    }

    /** 16 bytes that are equal for equal rows, or for rows with the same id of the source. */
    private static byte[] content(LineSold fact, ContractLine line) {
        String text = fact.lineId()
                .map(id -> "id\n" + id)
                .orElseGet(() -> String.join(
                        "\n",
                        line.product(),
                        Double.toString(line.quantity()),
                        line.unit(),
                        line.amount().stripTrailingZeros().toPlainString(),
                        line.currency().getCurrencyCode(),
                        Integer.toString(line.billingMonths()),
                        Double.toString(line.discount()),
                        line.start().toString(),
                        line.end().map(LocalDate::toString).orElse("")));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
