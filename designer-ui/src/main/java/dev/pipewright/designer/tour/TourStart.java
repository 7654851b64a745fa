package dev.pipewright.designer.tour;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/// Begins the tour, or goes on with it.
public final class TourStart extends Button {

    public TourStart() {
        setText(getTranslation("help.tour"));
        addThemeVariants(ButtonVariant.TERTIARY);
        addClickListener(clicked -> getElement().executeJs("window.dispatchEvent(new CustomEvent('pipewright-tour'))"));
    }
}
