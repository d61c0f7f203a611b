package io.perennial.web;

import io.perennial.accounts.Contract;
import io.perennial.accounts.Invoice;
import io.perennial.accounts.Renewal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was agreed with a customer, when they can decide, and what they were billed. */
@Controller
public class AccountContractsPage {

    private final AccountHeads heads;

    AccountContractsPage(AccountHeads heads) {
        this.heads = heads;
    }

    /** A contract with its next decision. */
    public record Agreed(Contract contract, double mrr, Optional<Renewal> renewal, boolean running) {}

    /** An invoice with how it stands. */
    public record Billed(Invoice invoice, State state, long daysOverdue) {}

    /** How an invoice stands. */
    public enum State {
        PAID,
        VOIDED,
        OVERDUE,
        OPEN
    }

    /** The page. */
    public record View(AccountHead head, List<Agreed> contracts, List<Billed> invoices) {}

    @GetMapping("/accounts/{id}/contracts")
    String page(@PathVariable long id, Model model) {
        model.addAttribute("view", view(heads.see(id)));
        return "account-contracts";
    }

    static View view(AccountHead head) {
        LocalDate today = head.today();
        List<Agreed> contracts = head.history().contracts().stream()
                .map(contract -> new Agreed(
                        contract, contract.mrr(today), Renewal.current(contract, today), contract.inForce(today)))
                .sorted(Comparator.comparing((Agreed agreed) -> !agreed.running()))
                .toList();
        List<Billed> invoices = head.history().invoices().stream()
                .map(invoice -> billed(invoice, today))
                .sorted(Comparator.comparing((Billed billed) -> billed.invoice().issuedOn())
                        .reversed())
                .toList();
        return new View(head, contracts, invoices);
    }

    static Billed billed(Invoice invoice, LocalDate today) {
        if (invoice.voidedAt().isPresent()) {
            return new Billed(invoice, State.VOIDED, 0);
        }
        if (invoice.paidAt().isPresent()) {
            return new Billed(invoice, State.PAID, 0);
        }
        long overdue = today.toEpochDay() - invoice.dueOn().toEpochDay();
        return overdue > 0 ? new Billed(invoice, State.OVERDUE, overdue) : new Billed(invoice, State.OPEN, 0);
    }
}
