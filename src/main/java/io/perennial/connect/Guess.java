package io.perennial.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One way to read a file: as rows of a kind, with a column for each field found. Built by {@link Guesses}.
 *
 * @param score how much speaks for it; comparable between the kinds of one file
 */
record Guess(RowKind kind, Map<Field, Found> fields, double score) {

    Guess {
        fields = new LinkedHashMap<>(fields);
    }

    /** A column that fills a field. */
    record Found(ColumnProfile column, Optional<ColumnMapping.Lookup> lookup, double confidence, Remark reason) {}

    /** All columns a file of this kind cannot do without are there. */
    boolean possible() {
        boolean complete =
                Field.of(kind).stream().filter(field -> field.requiredIn(kind)).allMatch(fields::containsKey);
        return complete
                && switch (kind) {
                    case ACCOUNTS ->
                        fields.get(Field.ACCOUNT) instanceof Found id
                                && id.column().unique();
                    case CONTACTS ->
                        any(Field.EMAIL, Field.NAME, Field.LAST_NAME, Field.CONTACT_ID)
                                && any(Field.EMAIL, Field.LAST_NAME, Field.ROLE, Field.FIRST_NAME, Field.CONTACT_ID);
                    case CONTRACT_LINES -> any(Field.MRR, Field.ARR, Field.AMOUNT);
                    case SURVEY_ANSWERS -> any(Field.SENT_AT, Field.ANSWERED_AT);
                    default -> true;
                };
    }

    private boolean any(Field... some) {
        return java.util.Arrays.stream(some).anyMatch(fields::containsKey);
    }
}
