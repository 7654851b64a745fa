package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// What stands where nothing is yet: one sentence and one thing to do.
public final class EmptyState extends Div {

    /// An empty place where there is nothing to press.
    ///
    /// @param hint what to do, in a sentence
    public EmptyState(String sentence, String hint) {
        this(sentence, new Paragraph(hint));
    }

    public EmptyState(String sentence, Component action) {
        addClassName("pw-empty");
        add(new Paragraph(sentence), action);
    }
}
