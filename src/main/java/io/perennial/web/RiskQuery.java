package io.perennial.web;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.health.Band;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Sort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the risk list was asked for, as it stands in its address; what cannot be read is as if it were not there.
 *
 * @param page from 0
 */
public record RiskQuery(
        String search,
        Optional<Band> band,
        Optional<Account.TouchModel> touch,
        Optional<Member.Id> csm,
        Sort sort,
        boolean descending,
        int page) {

    private static final List<Sort> RISKS =
            List.of(Sort.EXPECTED_LOSS, Sort.RISK, Sort.ARR, Sort.NAME, Sort.SCORE, Sort.NOTICE_DAY, Sort.CSM);
    private static final List<Sort> FALLING = List.of(Sort.EXPECTED_LOSS, Sort.RISK, Sort.ARR);

    /**
     * @param usual by what the list is sorted unless asked otherwise: expected loss, or the score without a forecast
     */
    static RiskQuery of(Map<String, String> asked, Sort usual) {
        Sort sort = ListQuery.named(Sort.class, asked.get("sort"))
                .filter(RISKS::contains)
                .orElse(usual);
        String order = asked.getOrDefault("order", "");
        return new RiskQuery(
                asked.getOrDefault("q", "").strip(),
                ListQuery.named(Band.class, asked.get("band")),
                ListQuery.named(Account.TouchModel.class, asked.get("touch")),
                ListQuery.number(asked.get("csm")).map(Member.Id::new),
                sort,
                order.isEmpty() ? FALLING.contains(sort) : order.equals("desc"),
                (int) Math.clamp(ListQuery.number(asked.get("page")).orElse(1L) - 1, 0, 1_000_000));
    }

    Filter filter() {
        return new Filter(
                Filter.CUSTOMERS.presences(),
                band.map(Set::of).orElse(Set.of()),
                touch.map(Set::of).orElse(Set.of()),
                csm.map(Set::of),
                search);
    }

    /** The list from its first page, ordered by a column; the column it is ordered by turns around. */
    public String sortedBy(Sort column) {
        return "/churn" + parts(column, column == sort ? !descending : FALLING.contains(column), 0);
    }

    public String onPage(int number) {
        return "/churn" + parts(sort, descending, number);
    }

    public String csv() {
        return "/churn.csv" + parts(sort, descending, 0);
    }

    String text() {
        return parts(sort, descending, 0);
    }

    /** For aria-sort. */
    public String order(Sort column) {
        return column != sort ? "none" : descending ? "descending" : "ascending";
    }

    private String parts(Sort column, boolean turned, int number) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("q", search);
        parts.put("band", band.map(Band::name).orElse(""));
        parts.put("touch", touch.map(Account.TouchModel::name).orElse(""));
        parts.put("csm", csm.map(id -> Long.toString(id.value())).orElse(""));
        parts.put("sort", column == Sort.EXPECTED_LOSS ? "" : column.name());
        parts.put("order", turned == FALLING.contains(column) ? "" : turned ? "desc" : "asc");
        parts.put("page", number == 0 ? "" : Integer.toString(number + 1));
        return ListQuery.query(parts);
    }
}
