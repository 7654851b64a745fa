package dev.pipewright.model;

/// The one size of a node's box, in pixels at zoom 1: for the canvas's style sheet, the layout and the picture.
public final class NodeBox {

    public static final int WIDTH = 216;
    public static final int HEIGHT = 64;

    private NodeBox() {}
}
