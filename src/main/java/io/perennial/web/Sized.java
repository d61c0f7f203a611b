package io.perennial.web;

import java.util.List;

/** One picture drawn twice, so that its letters stay readable: a style shows the one that fits the window. */
public record Sized<T>(T wide, T narrow) {

    /** What fits a telephone. */
    static final int NARROW = 340;

    /** Draws a picture in a width and height, in units of its viewBox. */
    interface Drawing<T> {
        T in(int width, int height);
    }

    static <T> Sized<T> of(int width, int height, Drawing<T> drawing) {
        return of(width, height, height, drawing);
    }

    static <T> Sized<T> of(int width, int height, int narrowHeight, Drawing<T> drawing) {
        return new Sized<>(drawing.in(width, height), drawing.in(NARROW, narrowHeight));
    }

    public List<T> both() {
        return List.of(wide, narrow);
    }

    /** The class of the one of a width. */
    public static String when(int width) {
        return width == NARROW ? "when-narrow" : "when-wide";
    }
}
