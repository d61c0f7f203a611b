package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.churn.Churn;
import io.perennial.health.Health;
import io.perennial.kpis.Kpis;
import io.perennial.portfolio.Page;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Sort;
import io.perennial.signals.Signals;
import io.perennial.work.Work;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Reads for programs: the same numbers as the pages, from the same places. Described in openapi.yaml. */
@RestController
class ApiEndpoint {

    private static final int LARGEST_PAGE = 1000;

    private final Portfolio portfolio;
    private final AccountHeads heads;
    private final Health health;
    private final Signals signals;
    private final Kpis kpis;
    private final Churn churn;
    private final Work work;
    private final Access access;
    private final Accounts accounts;
    private final Clock clock;

    ApiEndpoint(
            Portfolio portfolio,
            AccountHeads heads,
            Health health,
            Signals signals,
            Kpis kpis,
            Churn churn,
            Work work,
            Access access,
            Accounts accounts,
            Clock clock) {
        this.churn = churn;
        this.accounts = accounts;
        this.clock = clock;
        this.portfolio = portfolio;
        this.heads = heads;
        this.health = health;
        this.signals = signals;
        this.kpis = kpis;
        this.work = work;
        this.access = access;
    }

    @GetMapping("/api/v1/accounts")
    ApiDocuments.AccountList accounts(@RequestParam Map<String, String> asked) {
        mayRead();
        ListQuery query = ListQuery.of(asked);
        int size = size(asked.getOrDefault("size", "100"));
        Page page = portfolio.page(
                query.filter(
                        clock.instant().atZone(accounts.installation().zone()).toLocalDate()),
                query.sort(),
                query.descending(),
                query.page(),
                size);
        return ApiDocuments.list(page);
    }

    @GetMapping("/api/v1/accounts/{id}")
    ApiDocuments.AccountDocument account(@PathVariable long id) {
        AccountHead head = head(id);
        return ApiDocuments.account(head, health.of(head.id()));
    }

    @GetMapping("/api/v1/accounts/{id}/scores")
    List<ApiDocuments.ScoreDay> scores(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        AccountHead head = head(id);
        LocalDate end =
                to != null ? to : health.of(head.id()).map(Health.Report::day).orElse(head.today());
        LocalDate start = from == null ? end.minusDays(90) : from;
        if (start.isAfter(end)) {
            throw new IllegalArgumentException("from must not be after to but was " + start + " and " + end);
        }
        return ApiDocuments.scores(health.history(head.id(), start, end));
    }

    @GetMapping("/api/v1/accounts/{id}/signals")
    ApiDocuments.SignalList signals(@PathVariable long id) {
        AccountHead head = head(id);
        return ApiDocuments.signals(signals.current(head.id()));
    }

    @GetMapping("/api/v1/accounts/{id}/work")
    ApiWork.WorkDocument work(@PathVariable long id) {
        Account.Id account = head(id).id();
        Set<Account.Id> one = Set.of(account);
        return ApiWork.of(
                work.touchpoints(one).getOrDefault(account, List.of()),
                work.tasks(one).getOrDefault(account, List.of()),
                work.cases(one).getOrDefault(account, List.of()),
                work.successPlans(one).getOrDefault(account, List.of()));
    }

    @GetMapping("/api/v1/kpis")
    List<ApiDocuments.RevenueDocument> kpis(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        mayRead();
        return kpis.revenue(from, to).stream().map(ApiDocuments::revenue).toList();
    }

    @GetMapping("/api/v1/kpis/board")
    ApiFigures.BoardDocument board() {
        mayRead();
        return ApiFigures.board(kpis.board());
    }

    @GetMapping("/api/v1/forecasts")
    ApiFigures.ForecastList forecasts(@RequestParam Map<String, String> asked) {
        mayRead();
        RiskQuery query = RiskQuery.of(asked, Sort.EXPECTED_LOSS);
        int size = size(asked.getOrDefault("size", "100"));
        return ApiFigures.list(
                churn.standing(), portfolio.page(query.filter(), query.sort(), query.descending(), query.page(), size));
    }

    @GetMapping("/api/v1/accounts/{id}/forecast")
    ApiFigures.ForecastDocument forecast(@PathVariable long id) {
        AccountHead head = head(id);
        return ApiFigures.forecast(churn.standing() instanceof Churn.Standing.Shown, churn.forecast(head.id()));
    }

    @GetMapping(path = "/api/openapi.yaml", produces = "application/yaml")
    Resource description() {
        return new ClassPathResource("openapi.yaml");
    }

    private AccountHead head(long id) {
        mayRead();
        return heads.of(id, MemberSessions.current());
    }

    /** A key was checked for its scope at the door; a member needs the right. */
    private void mayRead() {
        Optional<Member> member = MemberSessions.current();
        member.ifPresent(known -> access.require(known, Action.SEE_ACCOUNTS));
    }

    private static int size(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST_PAGE) {
            throw new IllegalArgumentException("size must be 1..1000 but was " + text);
        }
        return Integer.parseInt(text);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unclear(IllegalArgumentException problem) {
        return answer(HttpStatus.BAD_REQUEST, String.valueOf(problem.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException problem) {
        return answer(HttpStatus.BAD_REQUEST, problem.getName() + " cannot be '" + problem.getValue() + "'");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(NotThere problem) {
        return answer(HttpStatus.NOT_FOUND, "there is no account of this id");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(Access.Denied problem) {
        return answer(HttpStatus.FORBIDDEN, "the member may not " + problem.action());
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
