package io.perennial.connect;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the texts of one column look like; made from the first rows of a file. */
final class ColumnProfile {

    private static final int MOST_DISTINCT = 20_000;
    private static final double NEARLY_ALL = 0.98;

    /** Enough where the header says what the column is: the others are mistakes of who filled it in. */
    private static final double MOST = 0.6;

    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern SALESFORCE = Pattern.compile("[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?");

    private final String name;
    private final int position;
    private int filled;
    private int empty;
    private final Set<String> distinct = new LinkedHashSet<>();
    private final Map<DateFormat, Integer> dates = new EnumMap<>(DateFormat.class);
    private final Map<NumberFormat, Integer> numbers = new EnumMap<>(NumberFormat.class);
    private final Map<NumberFormat, Integer> clearNumbers = new EnumMap<>(NumberFormat.class);
    private int flags;
    private int mails;
    private int uuids;
    private int salesforceIds;
    private int timed;
    private double most = Double.NEGATIVE_INFINITY;
    private int longest;

    ColumnProfile(String name, int position) {
        this.name = name;
        this.position = position;
    }

    void add(String text) {
        if (text.isEmpty()) {
            empty++;
            return;
        }
        filled++;
        longest = Math.max(longest, text.length());
        if (distinct.size() < MOST_DISTINCT) {
            distinct.add(text);
        }
        for (DateFormat format : DateFormat.values()) {
            if (format.millis(text, ZoneOffset.UTC) != DateFormat.INVALID) {
                dates.merge(format, 1, Integer::sum);
            }
        }
        timed += text.indexOf(':') > 0 ? 1 : 0;
        addNumber(text);
        flags += Flags.read(text).isPresent() ? 1 : 0;
        mails += MAIL.matcher(text).matches() ? 1 : 0;
        uuids += UUID.matcher(text).matches() ? 1 : 0;
        salesforceIds += SALESFORCE.matcher(text).matches() && text.startsWith("0") ? 1 : 0;
    }

    private void addNumber(String text) {
        for (NumberFormat format : NumberFormat.values()) {
            Optional<String> plain = format.plain(text);
            if (plain.isPresent()) {
                numbers.merge(format, 1, Integer::sum);
                most = format == NumberFormat.POINT ? Math.max(most, Double.parseDouble(plain.get())) : most;
            }
            if (format.clearly(text)) {
                clearNumbers.merge(format, 1, Integer::sum);
            }
        }
    }

    String name() {
        return name;
    }

    int position() {
        return position;
    }

    int filled() {
        return filled;
    }

    /** Distinct texts seen, in order of appearance; capped. */
    Set<String> distinct() {
        return distinct;
    }

    List<String> examples() {
        return distinct.stream().limit(3).toList();
    }

    /** No text appears twice. */
    boolean unique() {
        return filled > 1 && distinct.size() == Math.min(filled, MOST_DISTINCT);
    }

    /**
     * Formats in which nearly every text is a day or moment, else those in which most are; several where they cannot be
     * told apart (03/04/2024).
     */
    List<DateFormat> dateFormats() {
        List<DateFormat> nearlyAll = dateFormats(NEARLY_ALL);
        return nearlyAll.isEmpty() ? dateFormats(MOST) : nearlyAll;
    }

    private List<DateFormat> dateFormats(double share) {
        return Arrays.stream(DateFormat.values())
                .filter(format -> filled > 0 && dates.getOrDefault(format, 0) >= share * filled)
                .toList();
    }

    /** Hardly any text appears twice, as it is for the keys of records even where a few were given twice. */
    boolean nearlyUnique() {
        return filled == 0 || distinct.size() >= 0.9 * Math.min(filled, MOST_DISTINCT);
    }

    /** The format of the numbers; empty if the column holds none or the two formats cannot be told apart. */
    Optional<NumberFormat> numberFormat() {
        return numeric(NEARLY_ALL)
                .or(() -> numeric(MOST))
                .filter(format -> clearNumbers.getOrDefault(format, 0) > 0 || numbers.size() == 1);
    }

    private Optional<NumberFormat> numeric(double share) {
        return Arrays.stream(NumberFormat.values())
                .filter(format -> filled > 0 && numbers.getOrDefault(format, 0) >= share * filled)
                .max(java.util.Comparator.<NumberFormat>comparingInt(format -> clearNumbers.getOrDefault(format, 0))
                        .thenComparing(format -> format == NumberFormat.POINT));
    }

    boolean mails() {
        return filled > 0 && mails >= NEARLY_ALL * filled;
    }

    /** The ids are such as no two accounts share: e-mail addresses or UUIDs. */
    boolean globalIds() {
        return filled > 0 && mails + uuids >= NEARLY_ALL * filled;
    }

    /** Record ids of Salesforce, which come with 15 or 18 characters. */
    boolean salesforceIds() {
        return filled > 0 && salesforceIds == filled && longest >= 15;
    }

    /** Whether the texts can fill a field of that type. An empty column can fill any. */
    boolean fits(ValueType type) {
        return fits(type, NEARLY_ALL);
    }

    /** Whether most of the texts can fill a field of that type, where its header says that they should. */
    boolean mostlyFits(ValueType type) {
        return fits(type, MOST);
    }

    private boolean fits(ValueType type, double share) {
        if (filled == 0) {
            return true;
        }
        boolean date = !dateFormats(share).isEmpty();
        return switch (type) {
            case TEXT -> true;
            case ID ->
                !(!dateFormats(NEARLY_ALL).isEmpty()
                                && (timed > 0 || numeric(NEARLY_ALL).isEmpty()))
                        && longest <= 255;
            case EMAIL -> mails >= 0.8 * filled;
            case DAY, INSTANT -> date;
            case NUMBER -> numeric(share).isPresent();
            case SHARE -> numeric(share).isPresent() && most <= 100;
            case MONTHS ->
                distinct.stream().limit(50).allMatch(text -> Months.read(text).isPresent());
            case FLAG -> flags >= share * filled && distinct.size() <= 4;
        };
    }

    /** The most telling type, for people: "day", "number", "flag", "e-mail", "text". */
    ValueType looksLike() {
        List<ValueType> order =
                new ArrayList<>(List.of(ValueType.EMAIL, ValueType.DAY, ValueType.FLAG, ValueType.NUMBER));
        if (filled == 0) {
            return ValueType.TEXT;
        }
        return order.stream()
                .filter(this::fits)
                .filter(type -> type != ValueType.DAY || !onlyNumbers())
                .findFirst()
                .map(type -> type == ValueType.DAY && timed > 0 ? ValueType.INSTANT : type)
                .orElse(ValueType.TEXT);
    }

    /** Days written as bare numbers (20240131, 1700000000) are days only where a header says so. */
    private boolean onlyNumbers() {
        return numeric(NEARLY_ALL).isPresent();
    }

    /** Share of the distinct texts that the other column holds too, 0..1. */
    double within(Set<String> others) {
        return distinct.isEmpty()
                ? 0
                : (double) distinct.stream().filter(others::contains).count() / distinct.size();
    }
}
