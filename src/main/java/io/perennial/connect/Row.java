package io.perennial.connect;

/**
 * One row as it stands in the file.
 *
 * @param line where it starts, counted from 1 with the header
 * @param fields the texts in the order of the columns; not changed by anyone
 */
record Row(long line, String[] fields) {

    /** The text of a column without blanks around it; empty where the row is too short. */
    String at(int column) {
        return column < fields.length ? fields[column].strip() : "";
    }
}
