package dev.pipewright.designer.help;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.SvgIcon;

/// Opens the help beside the page, where something is explained.
public final class HelpButton extends Button {

    /// @param place a topic, with `#` and a heading if it is about a part of it; empty for the list of all
    /// @param about what is explained there, in a word or two from a bundle
    public HelpButton(String place, String about) {
        super(new SvgIcon("icons/help.svg"));
        addThemeVariants(ButtonVariant.TERTIARY);
        setAriaLabel(about);
        setTooltipText(about);
        addClassName("pw-help-button");
        addClickListener(clicked -> getElement()
                .executeJs(
                        "window.dispatchEvent(new CustomEvent('pipewright-help', { detail: { place: $0 } }))", place));
    }
}
