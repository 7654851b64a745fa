package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.WorkRefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks what a person found out at the target about unknown documents, says what follows from it, and settles
/// them.
final class SettleDialog extends Dialog {

    private final transient CauseActions actions;
    private final transient Cause cause;
    private final Formats formats = Formats.ofReader();
    private final RadioButtonGroup<Boolean> isThere = new RadioButtonGroup<>(getTranslation("settle.found"));
    private final Paragraph consequence = new Paragraph();
    private final Button settle = new Button(getTranslation("settle"));

    SettleDialog(CauseActions actions, Cause cause) {
        this.actions = actions;
        this.cause = cause;
        setHeaderTitle(getTranslation("settle.title", cause.count(), formats.number(cause.count())));
        isThere.setItems(true, false);
        isThere.setItemLabelGenerator(
                there -> getTranslation(there ? "settle.isThere" : "settle.isNotThere", cause.count()));
        isThere.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        isThere.addValueChangeListener(chosen -> choose(chosen.getValue()));
        consequence.addClassName("pw-warning");
        consequence.setVisible(false);
        consequence.getElement().setAttribute("role", "status");
        var form = new Div(new Paragraph(getTranslation("settle.text", cause.count())), isThere, consequence);
        form.addClassName("pw-form");
        add(form);
        addClassName("pw-run-dialog");
        settle.addThemeVariants(ButtonVariant.PRIMARY);
        settle.setEnabled(false);
        settle.addClickListener(clicked -> settle(isThere.getValue()));
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), settle);
    }

    private void choose(@Nullable Boolean there) {
        settle.setEnabled(there != null);
        consequence.setVisible(there != null);
        if (there != null) {
            consequence.setText(getTranslation(there ? "settle.isThere.text" : "settle.isNotThere.text"));
        }
    }

    private void settle(boolean there) {
        settle.setEnabled(false);
        new Inquiry().ask(() -> actions.settle(cause.key(), there), this::done, this::refused);
    }

    private void done(long count) {
        close();
        Notices.done(getTranslation("settle.done", count, formats.number(count)));
        actions.changed().run();
    }

    private void refused(RuntimeException trouble) {
        close();
        if (trouble instanceof WorkRefusedException refused) {
            Notices.refusal(refused, List.of());
            actions.changed().run();
        } else {
            Notices.trouble(trouble);
        }
    }
}
