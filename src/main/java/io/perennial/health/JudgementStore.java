package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.shared.Slices;
import io.perennial.signals.Assessment.Cause;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The row in which judgements are stored, shared by the stores of days and of present values. */
final class JudgementStore {

    private JudgementStore() {}

    static Judgement read(ResultSet row) throws SQLException {
        Band band = Band.values()[row.getInt("band")];
        int rated = row.getInt("rated");
        Optional<Band> lastRated = row.wasNull() ? Optional.empty() : Optional.of(Band.values()[rated]);
        double score = row.getDouble("score");
        OptionalDouble known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(score);
        int rules = row.getInt("rules");
        OptionalInt ruled = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(rules);
        return new Judgement(
                new Account.Id(row.getLong("account")),
                row.getObject("day", LocalDate.class),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getBoolean("closing"),
                known,
                row.getDouble("coverage"),
                new Standing(band, lastRated),
                ruled,
                new Graded(doubles(row.getArray("seen")), doubles(row.getArray("grades")), row.getInt("cap")),
                Cause.values()[row.getInt("cause")]);
    }

    static double[] doubles(Array array) throws SQLException {
        Object values = array.getArray();
        return values instanceof double[] primitive
                ? primitive
                : Arrays.stream((Double[]) values)
                        .mapToDouble(Double::doubleValue)
                        .toArray();
    }

    static Long[] accounts(List<Judgement> rows) {
        return rows.stream().map(row -> row.account().value()).toArray(Long[]::new);
    }

    /** The columns of many judgements as named arrays; see {@link #UNNEST}. */
    static Map<String, Object> columns(List<Judgement> rows) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("accounts", accounts(rows));
        columns.put("days", texts(rows, row -> row.day().toString()));
        columns.put("as_ofs", texts(rows, row -> row.asOf().toString()));
        columns.put("closings", rows.stream().map(Judgement::closing).toArray(Boolean[]::new));
        columns.put("scores", rows.stream().map(row -> orNull(row.score())).toArray(Double[]::new));
        columns.put("coverages", rows.stream().map(Judgement::coverage).toArray(Double[]::new));
        columns.put("bands", integers(rows, row -> row.standing().band().ordinal()));
        columns.put(
                "rateds",
                integers(rows, row -> row.standing().rated().map(Band::ordinal).orElse(null)));
        columns.put("ruleses", integers(rows, row -> orNull(row.rules())));
        Slices seen = Slices.of(rows.stream().map(row -> row.graded().values()).toList());
        columns.put("seens", seen.all());
        columns.put("seens_from", seen.from());
        columns.put("seens_to", seen.to());
        Slices grades =
                Slices.of(rows.stream().map(row -> row.graded().grades()).toList());
        columns.put("gradeses", grades.all());
        columns.put("grades_from", grades.from());
        columns.put("grades_to", grades.to());
        columns.put("caps", integers(rows, row -> row.graded().cap()));
        columns.put("causes", integers(rows, row -> row.cause().ordinal()));
        return columns;
    }

    /** Reads the arrays of {@link #columns} back as rows. */
    static final String UNNEST = """
            unnest(:accounts::bigint[], :days::date[], :as_ofs::timestamptz[], :closings::boolean[],
                   :scores::double precision[], :coverages::double precision[], :bands::int[], :rateds::int[],
                   :ruleses::int[], :seens_from::int[], :seens_to::int[], :grades_from::int[], :grades_to::int[],
                   :caps::int[], :causes::int[])
              as j (account, day, as_of, closing, score, coverage, band, rated, rules, seen_from, seen_to, grades_from,
                    grades_to, cap, cause)
            """;

    /** What was seen and how it was graded, of a row of {@link #UNNEST}. */
    static final String SLICES = """
            (:seens::double precision[])[seen_from : seen_to], (:gradeses::double precision[])[grades_from : grades_to]
            """;

    private static String[] texts(List<Judgement> rows, Function<Judgement, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable Integer[] integers(List<Judgement> rows, Function<Judgement, @Nullable Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? (Integer) value.getAsInt() : null;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
