package io.perennial.connect;

/** What the values of a column look like, or must look like to fill a field. */
enum ValueType {
    ID,
    TEXT,
    EMAIL,
    DAY,
    INSTANT,
    NUMBER,
    /** A part of a whole: 0.2, "20 %" or 20 where all values lie in 0..100. */
    SHARE,
    /** A number of months or its word: 12, "annual", "jährlich". */
    MONTHS,
    FLAG
}
