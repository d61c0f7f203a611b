package io.perennial.health;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rows of another system's score history; what cannot be read is counted with its first reasons. Pure. */
public record RivalTable(List<RivalScore> scores, long unreadable, List<String> reasons) {

    private static final int REASONS = 5;
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.yyyy"),
            DateTimeFormatter.ofPattern("M/d/yyyy"));

    public RivalTable {
        scores = List.copyOf(scores);
        reasons = List.copyOf(reasons);
    }

    /** Which column is what; {@code band} is negative where there is none. */
    public record Columns(int account, int day, int score, int band) {}

    public static RivalTable read(List<List<String>> rows, Columns columns) {
        List<RivalScore> scores = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        long unreadable = 0;
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            Optional<LocalDate> day = day(row.get(columns.day()));
            Optional<Double> score = number(row.get(columns.score()));
            String account = row.get(columns.account()).strip();
            if (day.isPresent() && score.isPresent() && !account.isEmpty()) {
                scores.add(new RivalScore(account, day.get(), score.get(), band(row, columns.band())));
            } else {
                unreadable++;
                if (reasons.size() < REASONS) {
                    reasons.add((i + 2) + ": "
                            + String.join(" | ", account, row.get(columns.day()), row.get(columns.score())));
                }
            }
        }
        return new RivalTable(scores, unreadable, reasons);
    }

    private static Optional<String> band(List<String> row, int column) {
        return column < 0
                ? Optional.empty()
                : Optional.of(row.get(column).strip()).filter(text -> !text.isEmpty());
    }

    /** "2026-01-31", also with a time behind it, "31.1.2026" or "1/31/2026". */
    static Optional<LocalDate> day(String text) {
        String day = text.strip().split("[T ]", 2)[0];
        for (DateTimeFormatter format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(day, format));
            } catch (DateTimeParseException another) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** "71.5", "71,5" or "71 %". */
    static Optional<Double> number(String text) {
        String plain = text.strip().replace("%", "").strip().replace(',', '.');
        return plain.matches("[+-]?\\d+(\\.\\d+)?") ? Optional.of(Double.valueOf(plain)) : Optional.empty();
    }
}
