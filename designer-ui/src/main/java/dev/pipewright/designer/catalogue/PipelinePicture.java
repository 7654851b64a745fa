package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.picture.GraphImage;
import dev.pipewright.model.picture.Palette;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// A small picture of a pipeline that follows the page from light to dark.
public final class PipelinePicture extends Div {

    private static final Map<String, String> COLOURS = colours();

    /// The place of a picture.
    public PipelinePicture(String name) {
        addClassName("pw-picture");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("translate", "no");
        getElement().setAttribute("aria-label", getTranslation("pipelines.picture", name));
    }

    /// Draws a picture to be shown here, which takes a while.
    public static String svgOf(Drawing drawing, Locale locale) {
        var svg = GraphImage.of(drawing, Palette.LIGHT, locale).svg();
        for (var colour : COLOURS.entrySet()) {
            svg = svg.replace(colour.getKey(), colour.getValue());
        }
        return svg.substring(svg.indexOf("<svg"));
    }

    /// Shows a picture.
    ///
    /// @param svg as [#svgOf] gives it
    public void show(String svg) {
        // Inside a div: an element made by itself would not be of SVG's namespace.
        var picture = new Html("<div>" + svg + "</div>");
        picture.getElement().setAttribute("aria-hidden", "true");
        removeAll();
        add(picture);
    }

    /// Every colour of the light look, and the CSS that is this colour or the dark look's.
    private static Map<String, String> colours() {
        Map<String, String> colours = new LinkedHashMap<>();
        colours.put(Palette.LIGHT.background(), "transparent");
        put(colours, Palette::box);
        put(colours, Palette::border);
        put(colours, Palette::text);
        put(colours, Palette::quietText);
        put(colours, Palette::edge);
        put(colours, Palette::note);
        for (NodeKind kind : NodeKind.values()) {
            put(colours, palette -> palette.accent(kind));
        }
        return colours;
    }

    private static void put(Map<String, String> colours, Function<Palette, String> colour) {
        var light = colour.apply(Palette.LIGHT);
        // The dark colour is written by its numbers, so that a later replacement can not find it.
        colours.put(light, "light-dark(" + rgb(light) + ", " + rgb(colour.apply(Palette.DARK)) + ")");
    }

    private static String rgb(String hex) {
        int value = Integer.parseInt(hex, 1, 7, 16);
        return "rgb(" + (value >> 16) + " " + (value >> 8 & 0xff) + " " + (value & 0xff) + ")";
    }
}
