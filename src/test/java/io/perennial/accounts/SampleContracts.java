package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Contracts with stories. */
final class SampleContracts {

    static final Account.Id ACME = new Account.Id(1);
    static final Currency EUR = Currency.getInstance("EUR");
    static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    private SampleContracts() {}

    /** A row of an import, agreed on its first day. */
    static ContractLine row(String product, String mrr, LocalDate start, LocalDate end) {
        return new ContractLine(product, 10, "users", new BigDecimal(mrr), EUR, 1, 0, start, Optional.of(end), start);
    }

    /** A contract of rows whose term nobody stated. */
    static Contract of(Collection<ContractLine> rows) {
        return of(ACME, rows, 0);
    }

    static Contract of(Account.Id account, Collection<ContractLine> rows, int noticeDays) {
        List<ContractLine> lines = Lines.merge(rows);
        return new Contract(
                account.value(),
                account,
                new ExternalId(new SourceKey("crm"), "contract", "c" + account.value()),
                Contract.monthsOf(lines, LocalDate.MAX),
                true,
                noticeDays,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lines,
                Optional.empty(),
                false);
    }

    /** The same with an end that was known from a day on. */
    static Contract ending(Contract contract, LocalDate end, LocalDate known) {
        return new Contract(
                contract.id(),
                contract.account(),
                contract.externalId(),
                contract.termMonths(),
                contract.autoRenew(),
                contract.noticeDays(),
                contract.noticeGivenAt(),
                Optional.of(end),
                contract.churnReason(),
                contract.lines(),
                Optional.of(known),
                contract.termStated());
    }
}
