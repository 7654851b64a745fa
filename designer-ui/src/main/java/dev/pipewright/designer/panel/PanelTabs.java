package dev.pipewright.designer.panel;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;

/// Panels of which one is seen, with a row of tabs above them.
///
/// Vaadin's own tabs are not used: their row holds an element that a tab list may not hold, which screen readers
/// and accessibility checks complain about.
public final class PanelTabs extends Div {

    private final Div row = new Div();
    private final List<NativeButton> tabs = new ArrayList<>();
    private final List<Component> panels = new ArrayList<>();

    /// @param label what the panels are about, for those who do not see them
    public PanelTabs(String label) {
        addClassName("pw-tabs");
        row.addClassName("pw-tab-list");
        row.getElement().setAttribute("role", "tablist").setAttribute("aria-label", label);
        add(row);
    }

    public void add(String name, Component panel) {
        int place = tabs.size();
        var tab = new NativeButton(name, clicked -> show(place));
        tab.getElement().setAttribute("role", "tab").setAttribute("aria-controls", "panel-" + place);
        tab.setId("tab-" + place);
        onKey(tab, "ArrowRight", () -> focus((place + 1) % tabs.size()));
        onKey(tab, "ArrowLeft", () -> focus((place + tabs.size() - 1) % tabs.size()));
        panel.setId("panel-" + place);
        panel.getElement().setAttribute("role", "tabpanel").setAttribute("aria-labelledby", "tab-" + place);
        tabs.add(tab);
        panels.add(panel);
        row.add(tab);
        add(panel);
        show(0);
    }

    private static void onKey(NativeButton tab, String key, Runnable action) {
        tab.getElement().addEventListener("keydown", pressed -> action.run()).setFilter("event.key === '" + key + "'");
    }

    private void focus(int place) {
        show(place);
        tabs.get(place).focus();
    }

    private void show(int place) {
        for (int i = 0; i < tabs.size(); i++) {
            boolean seen = i == place;
            tabs.get(i).getElement().setAttribute("aria-selected", String.valueOf(seen));
            tabs.get(i).setTabIndex(seen ? 0 : -1);
            // Hidden by CSS, not taken from the page: what is live in it goes on.
            panels.get(i).getElement().setAttribute("hidden", !seen);
        }
    }
}
