package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.ledger.Acceptance;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.WorkRefusedException;
import java.util.List;

/// Asks why nothing will be done about a cause, and takes what it hit off the work list.
final class AcceptDialog extends Dialog {

    private static final int LONGEST_NOTE = 1000;

    private final transient CauseActions actions;
    private final transient Cause cause;
    private final Formats formats = Formats.ofReader();
    private final TextArea note = new TextArea(getTranslation("accept.note"));
    private final Button accept = new Button(getTranslation("accept"));

    AcceptDialog(CauseActions actions, Cause cause) {
        this.actions = actions;
        this.cause = cause;
        setHeaderTitle(getTranslation(
                cause.key().isOfRecords() ? "accept.records" : "accept.documents",
                cause.count(),
                formats.number(cause.count())));
        note.setWidthFull();
        note.setMaxLength(LONGEST_NOTE);
        var form = new Div(new Paragraph(getTranslation("accept.text")), note);
        form.addClassName("pw-form");
        add(form);
        addClassName("pw-run-dialog");
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        accept.addClickListener(clicked -> accept());
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), accept);
    }

    private void accept() {
        accept.setEnabled(false);
        String why = note.getValue();
        new Inquiry().ask(() -> actions.accept(cause.key(), why), this::done, this::refused);
    }

    private void done(Acceptance accepted) {
        close();
        Notices.done(getTranslation("accept.done", accepted.count(), formats.number(accepted.count())));
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
