package dev.pipewright.model.picture;

import java.util.Locale;

/// A style in the library's own words, put together step by step.
record Style(String text) {

    static Style of() {
        // A line that ends at a fixed place asks its box for the last two, and does not expect them to be missing.
        return new Style("shape=rectangle;flipH=0;flipV=0;");
    }

    Style fill(String colour) {
        return with("fillColor=" + colour);
    }

    Style stroke(String colour) {
        return with("strokeColor=" + colour);
    }

    Style rounded() {
        return with("rounded=1;arcSize=12");
    }

    Style dashed() {
        return with("dashed=1");
    }

    /// Text at the left or in the centre, in the middle of the height.
    Style text(String align, String family, int size, String colour, String ground) {
        return with("align=" + align + ";fontFamily=" + family + ";fontSize=" + size + ";fontColor=" + colour
                + ";labelBackgroundColor=" + ground + ";verticalAlign=middle;spacing=0");
    }

    /// A line with an arrow from the right side of a box to the left side of another.
    Style ends(double exit, double entry) {
        return with("shape=connector;edgeStyle=elbowEdgeStyle;elbow=horizontal;rounded=1;endArrow=block;endSize=6;"
                + String.format(
                        Locale.ROOT,
                        "exitX=1;exitY=%.3f;exitPerimeter=0;entryX=0;entryY=%.3f;entryPerimeter=0",
                        exit,
                        entry));
    }

    /// A line that turns where its points are.
    Style byPoints() {
        return with("edgeStyle=none");
    }

    private Style with(String part) {
        return new Style(text + part + ";");
    }
}
