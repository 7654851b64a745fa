package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Span;

/// A text that people or systems gave, which no language translates: names, numbers, times.
public final class DataText extends Span {

    public DataText(String text) {
        super(text);
        getElement().setAttribute("translate", "no");
    }
}
