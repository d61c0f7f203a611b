package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.connect.Connections;
import io.perennial.connect.Table;
import io.perennial.health.Health;
import io.perennial.health.Outcome;
import io.perennial.health.RivalAudit;
import io.perennial.health.RivalTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The score history of another system, held against what really happened; nothing of it is kept. */
@Controller
public class RivalAuditPage {

    private static final int LOST_SHOWN = 30;

    private final Health health;
    private final Connections connections;
    private final Accounts accounts;
    private final Access access;

    RivalAuditPage(Health health, Connections connections, Accounts accounts, Access access) {
        this.health = health;
        this.connections = connections;
        this.accounts = accounts;
        this.access = access;
    }

    /** What came of it. */
    public record Result(RivalAudit audit, RivalTable table, Map<Account.Id, String> names) {

        public List<Outcome> lost() {
            return audit.theirs().lostWhileGreen().stream().limit(LOST_SHOWN).toList();
        }
    }

    /** The page; {@code problem} is the key of what is wrong with the file or the mapping. */
    public record View(Optional<Result> result, Optional<String> problem, List<String> header) {}

    /** Which column is what, by name; empty: as it is recognised. */
    private record Mapping(String account, String day, String score, String band) {}

    @GetMapping("/health/audit")
    String page(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        model.addAttribute("view", new View(Optional.empty(), Optional.empty(), List.of()));
        return "rival-audit";
    }

    @PostMapping("/health/audit")
    String audit(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String score,
            @RequestParam(defaultValue = "") String band,
            @RequestParam(defaultValue = "true") boolean higher,
            @RequestParam(defaultValue = "70") double healthy,
            @RequestParam(defaultValue = "40") double atRisk,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        Table table = read(file);
        Optional<RivalTable.Columns> columns = columns(table, new Mapping(account, day, score, band));
        boolean ordered = higher ? healthy > atRisk : healthy < atRisk;
        if (columns.isEmpty() || !ordered) {
            response.setStatus(422);
            model.addAttribute(
                    "view",
                    new View(Optional.empty(), Optional.of(ordered ? "rival.columns" : "rival.edges"), table.header()));
            return "rival-audit";
        }
        RivalTable read = RivalTable.read(table.rows(), columns.get());
        RivalAudit audit = health.audit(read.scores(), new RivalAudit.Reading(higher, healthy, atRisk));
        access.audit(Actor.Person.of(by), "health.rival-audited", "scores", Map.of("rows", audit.rows()));
        model.addAttribute(
                "view", new View(Optional.of(new Result(audit, read, names(audit))), Optional.empty(), table.header()));
        return "rival-audit";
    }

    private Table read(MultipartFile sent) throws IOException {
        Path file = Files.createTempFile("scores", ".csv");
        try {
            sent.transferTo(file);
            return connections.table(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Optional<RivalTable.Columns> columns(Table table, Mapping mapping) {
        int account = mapping.account().isBlank()
                ? table.column("account", "account_id", "accountid", "company", "company_id", "customer", "name", "id")
                : table.column(mapping.account());
        int day = mapping.day().isBlank()
                ? table.column("date", "day", "datum", "tag", "scored_at", "at", "month")
                : table.column(mapping.day());
        int score = mapping.score().isBlank()
                ? table.column("score", "health_score", "health", "wert", "value")
                : table.column(mapping.score());
        int band = mapping.band().isBlank()
                ? table.column("band", "color", "colour", "status", "farbe", "rag")
                : table.column(mapping.band());
        return account < 0 || day < 0 || score < 0
                ? Optional.empty()
                : Optional.of(new RivalTable.Columns(account, day, score, band));
    }

    private Map<Account.Id, String> names(RivalAudit audit) {
        return accounts
                .histories(audit.theirs().lostWhileGreen().stream()
                        .limit(LOST_SHOWN)
                        .map(Outcome::account)
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .map(AccountHistory::account)
                .collect(Collectors.toMap(Account::id, Account::name));
    }
}
