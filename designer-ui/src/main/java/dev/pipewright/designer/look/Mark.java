package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Image;

/// The product's mark: a pipe bent to a P.
final class Mark extends Image {

    Mark() {
        super("pipewright.svg", "");
        addClassName("pw-mark");
    }
}
