package dev.pipewright.model.picture;

import dev.pipewright.model.NodeKind;

/// The colours of a picture, as `#rrggbb`.
public enum Palette {
    LIGHT("#f7f8fa", "#ffffff", "#d5dae1", "#1b2430", "#5b6776", "#8a95a5", "#fff6d6"),
    DARK("#14181e", "#1f252d", "#3a444f", "#eef1f5", "#a3aebb", "#7b8794", "#3b3520");

    private final String background;
    private final String box;
    private final String border;
    private final String text;
    private final String quietText;
    private final String edge;
    private final String note;

    Palette(String background, String box, String border, String text, String quietText, String edge, String note) {
        this.background = background;
        this.box = box;
        this.border = border;
        this.text = text;
        this.quietText = quietText;
        this.edge = edge;
        this.note = note;
    }

    public String background() {
        return background;
    }

    public String box() {
        return box;
    }

    public String border() {
        return border;
    }

    public String text() {
        return text;
    }

    public String quietText() {
        return quietText;
    }

    public String edge() {
        return edge;
    }

    public String note() {
        return note;
    }

    /// The colour by which people know a kind: what reads, what shapes, what decides, what combines, what calls, what
    /// writes.
    public String accent(NodeKind kind) {
        boolean light = this == LIGHT;
        return switch (kind) {
            case SOURCE -> light ? "#1f6feb" : "#58a6ff";
            case MAP, SELECT, VALUE_MAP, FLATTEN, SUB_PIPELINE -> light ? "#7a4fd0" : "#b294f5";
            case FILTER, ROUTE, VALIDATE, DEDUPLICATE -> light ? "#a86400" : "#e3a83b";
            case AGGREGATE, SORT, JOIN, UNION, LOOKUP -> light ? "#0b7f74" : "#3cc4b4";
            case API_CALL -> light ? "#c73866" : "#f2789f";
            case SINK -> light ? "#2f7d32" : "#6fcf73";
            case NOTE -> light ? "#b39b3a" : "#8d7d3a";
        };
    }
}
