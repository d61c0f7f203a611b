package io.perennial.web;

import io.perennial.portfolio.Sort;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column of the list of customers, beside the name, which is always there. */
public enum Column {
    ARR(Sort.ARR, "accounts.arr", true),
    SCORE(Sort.SCORE, "score.title", false),
    CHANGE(Sort.CHANGE, "accounts.change", true),
    TREND(null, "accounts.trend", false),
    WHY(null, "accounts.why", false),
    NOTICE_DAY(Sort.NOTICE_DAY, "account.notice-day", false),
    SEATS(Sort.SEATS_USED, "accounts.seats", true),
    TICKETS(Sort.OPEN_TICKETS, "accounts.tickets", true),
    CONTACT(Sort.LAST_CONTACT, "accounts.contact", false),
    CSM(Sort.CSM, "accounts.csm", false),
    AS_OF(null, "accounts.as-of", false),
    TOUCH(null, "accounts.touch", false),
    TAGS(null, "accounts.tags", false),
    SEGMENTS(null, "accounts.segments", false),
    PRESENCE(null, "accounts.who", false),
    COVERAGE(null, "accounts.coverage", true),
    ENDS(null, "accounts.ends", false);

    /** Those of a list nobody has chosen columns for. */
    public static final List<Column> USUAL =
            List.of(ARR, SCORE, CHANGE, TREND, WHY, NOTICE_DAY, SEATS, TICKETS, CONTACT, CSM, AS_OF);

    private final Optional<Sort> sort;
    private final String words;
    private final boolean number;

    Column(@Nullable Sort sort, String words, boolean number) {
        this.sort = Optional.ofNullable(sort);
        this.words = words;
        this.number = number;
    }

    public Optional<Sort> sort() {
        return sort;
    }

    /** Key of its head. */
    public String words() {
        return words;
    }

    /** Stands on the right. */
    public boolean number() {
        return number;
    }

    /** As it stands in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** "arr,score" -> ARR, SCORE; nothing that is known -> the usual ones. */
    static List<Column> of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL;
        }
        List<String> asked = List.of(text.toLowerCase(Locale.ROOT).split(","));
        List<Column> chosen = Arrays.stream(values())
                .filter(column -> asked.contains(column.key()))
                .toList();
        return chosen.isEmpty() ? USUAL : chosen;
    }
}
