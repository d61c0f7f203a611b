package io.perennial.portfolio;

import io.perennial.access.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a filter asks of the rows {@code a} of the list: a condition of named parameters, and their values. */
record Where(String condition, Map<String, Object> values) {

    static Where of(Filter filter) {
        List<String> parts = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new HashMap<>();
        in(parts, values, "presence", filter.presences());
        in(parts, values, "band", filter.bands());
        in(parts, values, "touch_model", filter.touchModels());
        filter.books().ifPresent(members -> {
            parts.add((filter.more().today() ? "a.attends" : "a.csm") + " = any(:books::bigint[])");
            values.put("books", members.stream().map(Member.Id::value).toArray(Long[]::new));
        });
        if (!filter.search().isEmpty()) {
            parts.add("a.account in (select account from portfolio.search where haystack like :search)");
            values.put("search", pattern(filter.search()));
        }
        narrow(filter.more(), parts, values);
        return new Where(String.join(" and ", parts), values);
    }

    Where and(String more) {
        return new Where(condition + " and " + more, values);
    }

    private static void narrow(Narrowing more, List<String> parts, Map<String, Object> values) {
        more.segment().ifPresent(segment -> {
            parts.add("a.segments @> array[:segment]::text[]");
            values.put("segment", segment);
        });
        more.tag().ifPresent(tag -> {
            parts.add("a.tags @> array[:tag]::text[]");
            values.put("tag", tag);
        });
        more.noticeBy().ifPresent(day -> {
            parts.add("a.notice_day <= :notice_by");
            values.put("notice_by", day);
        });
        if (more.today()) {
            parts.add("a.stake > 0");
        }
        more.only().ifPresent(accounts -> {
            parts.add("a.account = any(:only::bigint[])");
            values.put("only", PortfolioStore.ids(accounts));
        });
        more.rows().ifPresent(rows -> {
            parts.add(rows.sql());
            values.putAll(rows.parameters());
        });
    }

    private static void in(List<String> parts, Map<String, Object> values, String column, Set<? extends Enum<?>> set) {
        if (!set.isEmpty()) {
            parts.add("a." + column + " = any(:" + column + "::smallint[])");
            values.put(column, set.stream().map(Enum::ordinal).toArray(Integer[]::new));
        }
    }

    /** A part of a text, as `like` wants it. */
    static String pattern(String search) {
        String escaped = search.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
