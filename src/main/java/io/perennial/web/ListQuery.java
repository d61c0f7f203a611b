package io.perennial.web;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.health.Band;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Presence;
import io.perennial.portfolio.Sort;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
 */
public record ListQuery(
        String search,
        String who,
        Optional<Band> band,
        Optional<Account.TouchModel> touch,
        Optional<Member.Id> csm,
        Sort sort,
        boolean descending,
        int page) {

    static final String CUSTOMERS = "customers";

    static ListQuery of(Map<String, String> asked) {
        Sort sort = named(Sort.class, asked.get("sort")).orElse(Sort.ARR);
        String order = asked.getOrDefault("order", "");
        return new ListQuery(
                asked.getOrDefault("q", "").strip(),
                asked.getOrDefault("who", CUSTOMERS).toLowerCase(Locale.ROOT),
                named(Band.class, asked.get("band")),
                named(Account.TouchModel.class, asked.get("touch")),
                number(asked.get("csm")).map(Member.Id::new),
                sort,
                order.isEmpty() ? usuallyDescending(sort) : order.equals("desc"),
                (int) Math.clamp(number(asked.get("page")).orElse(1L) - 1, 0, 1_000_000));
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

    Filter filter() {
        Set<Presence> presences = switch (who) {
            case CUSTOMERS -> Filter.CUSTOMERS.presences();
            case "all" -> Set.of();
            default -> named(Presence.class, who).map(Set::of).orElse(Filter.CUSTOMERS.presences());
        };
        return new Filter(
                presences,
                band.map(Set::of).orElse(Set.of()),
                touch.map(Set::of).orElse(Set.of()),
                csm.map(Set::of),
                search);
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
        parts.put("csm", csm.map(id -> Long.toString(id.value())).orElse(""));
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
