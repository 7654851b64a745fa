package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Span;

/// A text that people or systems gave, which no language translates: names, numbers, times.
public final class DataText extends Span {

    public DataText(String text) {
        super(text);
        getElement().setAttribute("translate", "no");
    }

    /// A code, a record or the like, in the font in which all characters are as wide.
    public static DataText mono(String text) {
        var mono = new DataText(text);
        mono.addClassName("pw-mono");
        return mono;
    }
}
