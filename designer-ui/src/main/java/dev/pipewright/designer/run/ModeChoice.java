package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.pipewright.engine.Mode;

/// Asks whether to estimate or to record, and warns of what records.
final class ModeChoice extends Div {

    private final RadioButtonGroup<Mode> modes = new RadioButtonGroup<>(getTranslation("runDialog.mode"));
    private final Paragraph warning = new Paragraph(getTranslation("runDialog.recordWarning"));

    ModeChoice(Mode first) {
        addClassName("pw-form");
        warning.addClassName("pw-warning");
        modes.setItemLabelGenerator(
                mode -> getTranslation(mode == Mode.RECORD ? "runDialog.modeRecord" : "runDialog.modeEstimate"));
        modes.addValueChangeListener(changed -> warning.setVisible(modes.getValue() == Mode.RECORD));
        modes.setItems(Mode.values());
        modes.setValue(first);
        warning.setVisible(first == Mode.RECORD);
        add(modes, warning);
    }

    Mode mode() {
        return modes.getValue();
    }
}
