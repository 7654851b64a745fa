package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Image;

/// The product's mark: a pipe bent to a P.
public final class Mark extends Image {

    public Mark() {
        super("pipewright.svg", "");
        addClassName("pw-mark");
    }
}
