package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import dev.pipewright.engine.Mode;
import java.util.function.Consumer;

/// A dialog that asks how to correct what did not get through, and has it sent again.
abstract class SendAgainDialog extends Dialog {

    private final ModeChoice modes;
    private final Button send;
    private final Button cancel = new Button(getTranslation("cancel"));

    /// @param title said above
    /// @param action said on the button
    /// @param first the mode that is chosen at first
    SendAgainDialog(String title, String action, Mode first) {
        setHeaderTitle(title);
        addClassNames("pw-run-dialog", "pw-wide-dialog");
        modes = new ModeChoice(first);
        send = new Button(action);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setEnabled(false);
        send.addClickListener(clicked -> {
            wait(true);
            send(modes.mode(), started -> {
                wait(false);
                if (started) {
                    close();
                }
            });
        });
        cancel.addClickListener(clicked -> close());
        getFooter().add(cancel, send);
    }

    /// Sends again what was corrected.
    ///
    /// @param done told when it is known, with false if nothing was started
    abstract void send(Mode mode, Consumer<Boolean> done);

    final void fill(Component... parts) {
        var form = new Div(parts);
        form.addClassName("pw-form");
        form.add(modes);
        add(form);
    }

    /// Says whether there is something to send.
    final void ready(boolean ready) {
        send.setEnabled(ready);
    }

    /// A start that is under way cannot be taken back here.
    private void wait(boolean waits) {
        send.setEnabled(!waits);
        cancel.setEnabled(!waits);
        setCloseOnEsc(!waits);
        setCloseOnOutsideClick(!waits);
    }
}
