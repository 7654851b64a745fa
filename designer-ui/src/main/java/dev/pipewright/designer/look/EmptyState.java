package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// What stands where nothing is yet: one sentence and one thing to do.
public final class EmptyState extends Div {

    public EmptyState(String sentence, Component action) {
        addClassName("pw-empty");
        add(new Paragraph(sentence), action);
    }
}
