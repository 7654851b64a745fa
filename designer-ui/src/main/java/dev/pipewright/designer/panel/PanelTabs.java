package dev.pipewright.designer.panel;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.pipewright.designer.help.HelpButton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Panels of which one is seen, with a row of tabs above them.
///
/// Vaadin's own tabs are not used: their row holds an element that a tab list may not hold, which screen readers
/// and accessibility checks complain about.
public final class PanelTabs extends Div {

    private final TabRow row = new TabRow();
    private final Div head = new Div(row);
    private final Map<Integer, HelpButton> helps = new HashMap<>();
    private final List<NativeButton> tabs = new ArrayList<>();
    private final String name;
    private final List<Component> panels = new ArrayList<>();

    /// @param label what the panels are about, for those who do not see them
    /// @param name by which the ids of these tabs differ from those of others on the page
    public PanelTabs(String label, String name) {
        this.name = name;
        addClassName("pw-tabs");
        row.addClassName("pw-tab-list");
        row.getElement().setAttribute("aria-label", label);
        head.addClassName("pw-tab-head");
        add(head);
    }

    public void add(String text, Component panel) {
        int place = tabs.size();
        var tab = new NativeButton(text, clicked -> show(place));
        tab.getElement().setAttribute("role", "tab").setAttribute("aria-controls", name + "-" + place);
        tab.setId(name + "-tab-" + place);
        panel.setId(name + "-" + place);
        panel.getElement().setAttribute("role", "tabpanel").setAttribute("aria-labelledby", name + "-tab-" + place);
        tabs.add(tab);
        panels.add(panel);
        row.add(tab);
        add(panel);
        show(0);
    }

    /// Adds a panel that the help explains.
    ///
    /// @param place in the help
    public void add(String text, Component panel, String place) {
        var help = new HelpButton(place, getTranslation("help.about", text));
        helps.put(tabs.size(), help);
        head.add(help);
        panel.getElement().setAttribute("data-help", place);
        add(text, panel);
    }

    /// Says something else above a panel, as how much there is in it.
    public void rename(Component panel, String text) {
        tabs.get(panels.indexOf(panel)).setText(text);
    }

    /// Shows one of the panels.
    public void show(Component panel) {
        show(panels.indexOf(panel));
    }

    private void show(int place) {
        for (int i = 0; i < tabs.size(); i++) {
            boolean seen = i == place;
            tabs.get(i).getElement().setAttribute("aria-selected", String.valueOf(seen));
            tabs.get(i).setTabIndex(seen ? 0 : -1);
            // Hidden by CSS, not taken from the page: what is live in it goes on.
            panels.get(i).getElement().setAttribute("hidden", !seen);
            HelpButton help = helps.get(i);
            if (help != null) {
                help.setVisible(seen);
            }
        }
    }

    /// The tabs; from one to the next by keys it goes without the server.
    @Tag("pipewright-tab-list")
    @JsModule("./look/tab-list.ts")
    private static final class TabRow extends HtmlContainer {}
}
