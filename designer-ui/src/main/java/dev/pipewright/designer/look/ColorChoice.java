package dev.pipewright.designer.look;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.server.AppShellSettings;

/// Light or dark, as a person chose in this browser, which keeps it.
public final class ColorChoice {

    private static final String KEY = "pipewright-color-scheme";

    private ColorChoice() {}

    /// Lets each page begin in the look that was chosen, before anything of it is seen.
    public static void addTo(AppShellSettings settings) {
        settings.addInlineWithContents(Inline.Position.PREPEND, """
                try {
                  const chosen = localStorage.getItem('%s');
                  if (chosen) {
                    document.documentElement.setAttribute('theme', chosen.replace(' ', '-'));
                    document.documentElement.style.colorScheme = chosen;
                  }
                } catch (noStorage) { /* A browser that keeps nothing shows what the system prefers. */ }
                """.formatted(KEY), Inline.Wrapping.JAVASCRIPT);
    }

    static void choose(ColorScheme.Value value) {
        var page = UI.getCurrentOrThrow().getPage();
        page.setColorScheme(value);
        page.executeJs("try { localStorage.setItem($0, $1) } catch (noStorage) {}", KEY, value.getValue());
    }
}
