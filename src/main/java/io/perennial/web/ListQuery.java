package io.perennial.web;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.conditions.BuilderForm;
import io.perennial.health.Band;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.ListedName;
import io.perennial.portfolio.Narrowing;
import io.perennial.portfolio.Presence;
import io.perennial.portfolio.Sort;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list was asked for, as it stands in its address; what cannot be read is as if it were not there.
 *
 * @param who "customers" (leaving ones too), one {@link Presence}, or "all"
 * @param page from 0
 * @param notice only who can give notice within so many days; 0 = all
 * @param rows conditions of which all or any must hold
 */
public record ListQuery(
        String search,
        String who,
        Optional<Band> band,
        Optional<Account.TouchModel> touch,
        Set<Member.Id> csms,
        Sort sort,
        boolean descending,
        int page,
        Optional<String> segment,
        Optional<String> tag,
        int notice,
        List<FilterRow> rows,
        BuilderForm.Join join,
        List<Column> columns) {

    static final String CUSTOMERS = "customers";

    static ListQuery of(Map<String, String> asked) {
        Sort sort =
                named(Sort.class, asked.get("sort")).filter(Sort::ofEveryList).orElse(Sort.ARR);
        String order = asked.getOrDefault("order", "");
        return new ListQuery(
                asked.getOrDefault("q", "").strip(),
                asked.getOrDefault("who", CUSTOMERS).toLowerCase(Locale.ROOT),
                named(Band.class, asked.get("band")),
                named(Account.TouchModel.class, asked.get("touch")),
                members(asked.getOrDefault("csm", "")),
                sort,
                order.isEmpty() ? usuallyDescending(sort) : order.equals("desc"),
                (int) Math.clamp(number(asked.get("page")).orElse(1L) - 1, 0, 1_000_000),
                word(asked.get("segment")),
                word(asked.get("tag")),
                (int) Math.clamp(number(asked.get("notice")).orElse(0L), 0, 3660),
                FilterRow.of(asked.get("rows")),
                "ANY".equals(asked.get("join")) ? BuilderForm.Join.ANY : BuilderForm.Join.ALL,
                Column.of(asked.get("cols")));
    }

    private static Set<Member.Id> members(String text) {
        return Arrays.stream(text.split(","))
                .flatMap(part -> number(part.strip()).stream())
                .map(Member.Id::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> word(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(word -> !word.isEmpty() && word.length() <= 100);
    }

    static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst();
    }

    static Optional<Long> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(value -> value.matches("\\d{1,12}"))
                .map(Long::parseLong);
    }

    private static boolean usuallyDescending(Sort sort) {
        return sort == Sort.ARR || sort == Sort.OPEN_TICKETS || sort == Sort.SEATS_USED;
    }

    /** @param today the day from which {@code notice} counts */
    Filter filter(LocalDate today) {
        Set<Presence> presences = switch (who) {
            case CUSTOMERS -> Filter.CUSTOMERS.presences();
            case "all" -> Set.of();
            default -> named(Presence.class, who).map(Set::of).orElse(Filter.CUSTOMERS.presences());
        };
        return new Filter(
                presences,
                band.map(Set::of).orElse(Set.of()),
                touch.map(Set::of).orElse(Set.of()),
                csms.isEmpty() ? Optional.empty() : Optional.of(csms),
                search,
                new Narrowing(
                        segment,
                        tag,
                        notice == 0 ? Optional.empty() : Optional.of(today.plusDays(notice)),
                        false,
                        Optional.empty(),
                        form().flatMap(rows -> rows.sql(ListedName.columns()))));
    }

    /** The rows as the builder knows them. */
    Optional<BuilderForm> form() {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new BuilderForm(join, rows.stream().map(FilterRow::row).toList()));
    }

    ListQuery withRows(List<FilterRow> others, BuilderForm.Join joined) {
        return new ListQuery(
                search, who, band, touch, csms, sort, descending, 0, segment, tag, notice, others, joined, columns);
    }

    ListQuery withRow(FilterRow row) {
        List<FilterRow> more = new ArrayList<>(rows);
        more.add(row);
        return withRows(more, join);
    }

    ListQuery withColumns(List<Column> others) {
        return new ListQuery(
                search, who, band, touch, csms, sort, descending, 0, segment, tag, notice, rows, join, others);
    }

    /** Whether anything narrows the list that is hidden behind "filter". */
    public int hidden() {
        return rows.size() + (segment.isPresent() ? 1 : 0) + (tag.isPresent() ? 1 : 0) + (notice > 0 ? 1 : 0);
    }

    /** The same list with one part of the address changed, from its first page. */
    public String with(String name, String value) {
        Map<String, String> parts = parts(sort, descending, band, 0);
        parts.put(name, value);
        return "/accounts" + query(parts);
    }

    public String rowsWithout(int index) {
        List<FilterRow> left = new ArrayList<>(rows);
        left.remove(index);
        return with("rows", FilterRow.text(left));
    }

    public String rowsText() {
        return FilterRow.text(rows);
    }

    public boolean shows(Column column) {
        return columns.contains(column);
    }

    /** The parts of the address beside segment and tag, for the form that changes these. */
    public Map<String, String> others() {
        Map<String, String> parts = parts(sort, descending, band, 0);
        parts.remove("segment");
        parts.remove("tag");
        parts.values().removeIf(String::isEmpty);
        return parts;
    }

    public String columnsText() {
        return parts(sort, descending, band, 0).getOrDefault("cols", "");
    }

    /** Whether the order is not the usual one of the column. */
    public String order() {
        return descending == usuallyDescending(sort) ? "" : descending ? "desc" : "asc";
    }

    /** The part of the address that a view keeps: everything but the page. */
    public String kept() {
        return text();
    }

    /** The list from its first page, ordered by a column; the column it is ordered by turns around. */
    public String sortedBy(Sort column) {
        boolean turned = column == sort ? !descending : usuallyDescending(column);
        return "/accounts" + query(parts(column, turned, band, 0));
    }

    public String onPage(int number) {
        return "/accounts" + query(parts(sort, descending, band, number));
    }

    /** The list narrowed to a band, or to all of them. */
    public String inBand(Optional<Band> other) {
        return "/accounts" + query(parts(sort, descending, other, 0));
    }

    public String csv() {
        return "/accounts.csv" + query(parts(sort, descending, band, 0));
    }

    /** For aria-sort. */
    public String order(Sort column) {
        return column != sort ? "none" : descending ? "descending" : "ascending";
    }

    String text() {
        return query(parts(sort, descending, band, 0));
    }

    private Map<String, String> parts(Sort column, boolean turned, Optional<Band> inBand, int number) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("q", search);
        parts.put("who", who.equals(CUSTOMERS) ? "" : who);
        parts.put("band", inBand.map(Band::name).orElse(""));
        parts.put("touch", touch.map(Account.TouchModel::name).orElse(""));
        parts.put("csm", csms.stream().map(id -> Long.toString(id.value())).collect(Collectors.joining(",")));
        parts.put("segment", segment.orElse(""));
        parts.put("tag", tag.orElse(""));
        parts.put("notice", notice == 0 ? "" : Integer.toString(notice));
        parts.put("rows", FilterRow.text(rows));
        parts.put("join", rows.size() > 1 && join == BuilderForm.Join.ANY ? "ANY" : "");
        parts.put(
                "cols",
                columns.equals(Column.USUAL)
                        ? ""
                        : columns.stream().map(Column::key).collect(Collectors.joining(",")));
        parts.put("sort", column == Sort.ARR ? "" : column.name());
        parts.put("order", turned == usuallyDescending(column) ? "" : turned ? "desc" : "asc");
        parts.put("page", number == 0 ? "" : Integer.toString(number + 1));
        return parts;
    }

    static String query(Map<String, String> parts) {
        String query = parts.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
