package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/// A word in a coloured pill. The word says it all; the colour only helps to find it.
public final class Badge extends Span {

    /// What a badge's colour says.
    public enum Tone {
        GOOD,
        BAD,
        WAIT,
        RUN,
        CALM
    }

    public Badge(String text, Tone tone) {
        addClassName("pw-badge");
        show(text, tone);
    }

    public void show(String text, Tone tone) {
        setText(text);
        getElement().setAttribute("data-tone", tone.name().toLowerCase(Locale.ROOT));
    }
}
