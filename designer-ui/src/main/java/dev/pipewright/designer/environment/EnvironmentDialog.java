package dev.pipewright.designer.environment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.environment.EnvironmentRefusedException;
import java.util.function.Consumer;

/// Asks what an environment is to say, and keeps it.
final class EnvironmentDialog extends Dialog {

    private final transient Inquiry inquiry = new Inquiry();
    private final EnvironmentForm form;
    private final transient Consumer<Environment> keep;
    private final transient Runnable kept;
    private final Button save = new Button(getTranslation("environment.save"));

    /// @param keep keeps what was filled in; called outside the page's lock
    /// @param kept called when it is kept
    EnvironmentDialog(String title, EnvironmentForm form, Consumer<Environment> keep, Runnable kept) {
        this.form = form;
        this.keep = keep;
        this.kept = kept;
        setHeaderTitle(title);
        addClassName("pw-connection-dialog");
        setWidth("min(46rem, 94vw)");
        setCloseOnOutsideClick(false);
        add(form);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(clicked -> save());
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), save);
    }

    private void save() {
        Environment written = form.read();
        save.setEnabled(false);
        inquiry.ask(
                () -> {
                    keep.accept(written);
                    return written.name();
                },
                name -> {
                    close();
                    Notices.done(getTranslation("environment.saved", name));
                    kept.run();
                },
                this::refused);
    }

    private void refused(RuntimeException trouble) {
        save.setEnabled(true);
        if (trouble instanceof EnvironmentRefusedException) {
            form.refuse(Notices.said(Sentence.keptOf(trouble)));
        } else {
            Notices.trouble(trouble);
        }
    }
}
