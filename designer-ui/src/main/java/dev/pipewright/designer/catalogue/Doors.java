package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.SvgIcon;
import java.util.List;

/// The ways to begin: large cards for whoever begins, and a row for whoever has begun.
final class Doors extends UnorderedList {

    /// A way to begin.
    ///
    /// @param key of its texts: what it is called and what is behind it
    /// @param icon the name of its picture
    /// @param action what leads through it
    record Door(String key, String icon, Component action) {}

    private Doors(String className) {
        addClassName(className);
        getElement().setAttribute("aria-label", getTranslation("welcome.doors"));
    }

    static Doors large(List<Door> doors) {
        var large = new Doors("pw-doors");
        doors.forEach(door -> {
            var picture = new Div(icon(door));
            picture.addClassName("pw-door-picture");
            var words = new Div(
                    new H2(large.getTranslation(door.key())),
                    new Paragraph(large.getTranslation(door.key() + ".text")),
                    door.action());
            words.addClassName("pw-door-words");
            large.add(new ListItem(picture, words));
        });
        return large;
    }

    static Doors row(List<Door> doors) {
        var row = new Doors("pw-doors-row");
        doors.forEach(door -> row.add(new ListItem(icon(door), door.action())));
        return row;
    }

    private static SvgIcon icon(Door door) {
        var icon = new SvgIcon("icons/" + door.icon() + ".svg");
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
