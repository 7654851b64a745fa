package dev.pipewright.model;

/// The top left corner of a box, in canvas pixels at zoom 1; x grows to the right, y downwards.
public record Position(int x, int y) {

    /// Where a box stands that nobody has put anywhere.
    public static final Position ORIGIN = new Position(0, 0);
}
